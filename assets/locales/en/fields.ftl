# Fields
