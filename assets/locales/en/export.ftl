# Exporting
