//! Files: drafts, templates, settings and the structured clipboard, each versioned, read within bounds and written
//! whole.
//!
//! Every file is RON with wire structs of its own, so that the model can change while old files stay readable.
//! What is read passes three gates: `reading` bounds its size and knows other kinds of file by their first bytes,
//! `shape` bounds its nesting and number of values without recursion, and the model's own check comes last.
//! What is written is read back first, so that nothing is ever saved that would be refused at opening.

mod archive;
mod atomic;
mod backups;
mod clipboard_file;
mod disk;
mod error;
mod folders;
mod fragment_file;
mod hash;
mod journal;
mod library;
mod locate;
mod lock;
mod markup;
mod process;
mod reading;
mod recovery;
mod reports;
mod safety_settings;
mod settings_file;
mod shape;
mod shelf;
mod speech_file;
mod template_file;
mod typing_settings;
mod view_settings;
mod wire;
mod wire_faults;
mod wire_todo;
mod wire_writing;
mod writer;
mod written_days;

#[cfg(test)]
mod tests;

pub use archive::{ARCHIVE_EXTENSION, pack_templates, unpack_templates};
pub use atomic::{
    Mended, MendedHow, clear_told, folder_of_file, mend_rescued, real_path, write_atomically,
    write_with_rescue,
};
pub use backups::{BackupEntry, Backups, DraftHead, draft_in};
pub use clipboard_file::{clear_fragments, copied_lines, find_fragment, store_fragment};
pub use disk::{Access, Disk, DiskFile, FileFacts, Hold, SystemDisk};
#[cfg(test)]
pub(crate) use disk::{faults, powerless, watched};
pub use error::{ArchiveBound, FileKind, Format, Place, Problem, SaveStep, StoreError};
pub use folders::Folders;
pub use fragment_file::{read_fragment, write_fragment};
pub use journal::{
    JOURNAL_LIMIT, Journal, JournalFile, JournalHead, JournalWriter, Misfit, read_journal, write_head,
    write_record,
};
pub use library::{BUILT_IN_IDS, Library, Listing, SharedState, TemplateEntry, TemplateOrigin, built_in};
pub use lock::{DraftLock, LockHolder, LockState, TakenLock, lock_holder, lock_path, take_lock};
pub use reading::{SIZE_LIMIT, read_bounded, read_bounded_on};
pub use recovery::{
    FoundJournal, RecoveredFile, RecoveryEntry, RecoveryId, clear_journals, discard_journal, find_journals,
    load_journal, remove_journal,
};
pub use reports::{keep_report, mark_told, reports_in, untold_reports};
pub use safety_settings::SafetySettings;
pub use settings_file::{
    InterfaceLanguage, Panes, RendererChoice, Settings, SettingsNote, ThemeChoice, WindowSettings,
    load_settings, load_settings_from, read_settings, save_changed_settings, save_settings, write_settings,
};
pub use shape::{FIELD_LIMIT, SECTION_LIMIT, TEXT_LIMIT};
pub use shelf::{ImportReport, Imported, duplicate_template, fresh_id, import_templates, trash_template};
pub use speech_file::{
    SPEECH_EXTENSION, load_speech, load_speech_from, read_speech, save_speech, write_speech,
};
pub use template_file::{
    TEMPLATE_EXTENSION, has_template_name, is_template, is_template_id, load_template, load_template_from,
    read_template, template_draft, write_open_speech, write_template,
};
pub use typing_settings::TypingSettings;
pub use view_settings::{FocusScope, Views};
pub use written_days::{Day, WrittenDays, add_to_day, clear_days, written_days};
