use super::*;
use crate::store::write_template;

#[test]
fn every_built_in_template_is_whole() {
    let listing = Library::new(None).list();
    assert!(listing.broken.is_empty(), "{:?}", listing.broken);
    assert_eq!(listing.entries.len(), 18);
    for (entry, id) in listing.entries.iter().zip(BUILT_IN_IDS) {
        let template = &entry.template;
        assert_eq!(&template.id, id);
        assert_eq!(
            template.id.starts_with("en-"),
            template.speech.language.tag() == "en"
        );
        assert!(!template.name.is_empty() && !template.summary.is_empty(), "{id}");
        assert!(!template.lengths.is_empty(), "{id}");
        assert_eq!(template.speech.check(), Ok(()));
        for section in template.speech.sections.sections() {
            assert!(!section.guidance.purpose.is_empty(), "{id}: {section:?}");
            assert!(!section.guidance.length.is_empty(), "{id}: {section:?}");
            assert!(!section.guidance.example.is_empty(), "{id}: {section:?}");
        }
    }
}

#[test]
fn every_built_in_template_survives_writing() {
    for id in BUILT_IN_IDS {
        let template = built_in(id).unwrap();
        let bytes = write_template(&template, Path::new("t.ron")).unwrap();
        assert_eq!(read_template(&bytes, Path::new("t.ron")).unwrap(), template);
    }
}

#[test]
fn every_built_in_field_is_used() {
    for id in BUILT_IN_IDS {
        let speech = built_in(id).unwrap().speech;
        let found = crate::model::FieldUse::of(&speech);
        for field in &speech.fields {
            let is_used = found
                .iter()
                .any(|entry| entry.field == crate::model::FieldRef::Named(field.id));
            assert!(is_used, "{id}: {}", field.name);
        }
    }
}

#[test]
fn a_broken_file_is_told_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut template = built_in("en-toast").unwrap();
    template.id = "my-own".to_owned();
    let good = write_template(&template, Path::new("good.ron")).unwrap();
    std::fs::write(folder.path().join("good.ron"), good).unwrap();
    std::fs::write(
        folder.path().join("bad.ron"),
        "(format: \"speechwright-template\", version: 1, oops: 2)",
    )
    .unwrap();
    std::fs::write(folder.path().join("notes.txt"), "not a template").unwrap();
    let library = Library::new(Some(folder.path().to_owned()));
    let listing = library.list();
    assert_eq!(listing.entries.len(), 19);
    assert_eq!(listing.entries[18].template, template);
    let broken: Vec<String> = listing.broken.iter().map(ToString::to_string).collect();
    assert_eq!(broken.len(), 1);
    assert!(
        broken[0].contains("bad.ron:1:") && broken[0].contains("oops"),
        "{broken:?}"
    );
    assert_eq!(library.find("my-own").unwrap(), template);
    assert!(matches!(
        library.find("bad").unwrap_err().problem,
        Problem::UnknownKey { .. }
    ));
    assert!(matches!(
        library.find("none").unwrap_err().problem,
        Problem::UnknownTemplate(_)
    ));
}

#[test]
fn a_users_template_goes_before_a_built_in_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut template = built_in("en-toast").unwrap();
    template.name = "My toast".to_owned();
    let bytes = write_template(&template, Path::new("t.ron")).unwrap();
    std::fs::write(folder.path().join("t.ron"), bytes).unwrap();
    let library = Library::new(Some(folder.path().to_owned()));
    assert_eq!(library.find("en-toast").unwrap().name, "My toast");
}

#[test]
fn a_missing_folder_is_empty() {
    let library = Library::new(Some(PathBuf::from("/nonexistent/templates")));
    let listing = library.list();
    assert_eq!((listing.entries.len(), listing.broken.len()), (18, 0));
}

fn shelf(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut template = built_in("en-toast").unwrap();
    template.id = name.to_owned();
    let bytes = write_template(&template, Path::new("t.ron")).unwrap();
    std::fs::write(folder.path().join(format!("{name}.ron")), bytes).unwrap();
    folder
}

#[test]
fn a_shared_folder_is_listed_behind_the_own_one_and_found_in() {
    let (own, shared) = (shelf("own"), shelf("shared"));
    std::fs::write(shared.path().join("bad.ron"), "(").unwrap();
    let library = Library::new(Some(own.path().to_owned())).with_shared(Some(shared.path().to_owned()));
    let listing = library.list();
    let origins: Vec<&TemplateOrigin> = listing.entries[18..].iter().map(|entry| &entry.origin).collect();
    assert_eq!(origins[0], &TemplateOrigin::File(own.path().join("own.ron")));
    assert_eq!(
        origins[1],
        &TemplateOrigin::Shared(shared.path().join("shared.ron"))
    );
    assert_eq!(listing.broken.len(), 1, "one fault hides nothing else");
    assert_eq!(
        listing.shared,
        Some((shared.path().to_owned(), SharedState::Open))
    );
    assert!(listing.may_change(origins[1]));
    assert_eq!(library.find("shared").unwrap().id, "shared");
    let mut near = library.list_near(&SystemDisk);
    assert_eq!(near.entries.len(), 19);
    assert_eq!(
        near.shared.as_ref().map(|shared| shared.1),
        Some(SharedState::Reading)
    );
    let entries = listing.entries.clone();
    near.keep_shared_of(listing);
    assert_eq!((near.entries, near.broken.len()), (entries, 1));
    assert_eq!(near.shared.map(|shared| shared.1), Some(SharedState::Open));
}

#[test]
fn a_shared_folder_that_is_not_there_is_told_and_the_rest_works() {
    let own = shelf("own");
    let library = Library::new(Some(own.path().to_owned())).with_shared(Some(own.path().join("gone")));
    let listing = library.list();
    assert_eq!((listing.entries.len(), listing.broken.len()), (19, 0));
    assert_eq!(
        listing.shared.map(|shared| shared.1),
        Some(SharedState::Unreachable)
    );
    let same = Library::new(Some(own.path().to_owned())).with_shared(Some(own.path().to_owned()));
    assert_eq!(same.list().entries.len(), 19, "the own folder is listed once");
}

#[cfg(unix)]
#[test]
fn a_shared_folder_that_takes_no_files_is_read_only() {
    use crate::store::watched::{Operation, Passing, Watched};
    use std::os::unix::fs::PermissionsExt as _;

    #[derive(Debug)]
    struct Freely;
    impl Passing for Freely {
        fn before(&self, _: Operation, _: &Path) -> io::Result<()> {
            Ok(())
        }
    }

    let shared = shelf("shared");
    std::fs::set_permissions(shared.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    let library = Library::new(None).with_shared(Some(shared.path().to_owned()));
    // The user of the tests may be one whom no permissions stop: this disk goes by them alone.
    let listing = library.list_from(&Watched::new(SystemDisk, Freely));
    let state = listing.shared.as_ref().map(|shared| shared.1);
    assert_eq!(state, Some(SharedState::ReadOnly));
    assert!(!listing.may_change(&listing.entries[18].origin));
    std::fs::set_permissions(shared.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn templates_of_one_id_are_counted() {
    let own = shelf("en-toast");
    let listing = Library::new(Some(own.path().to_owned())).list();
    assert_eq!(listing.clashes_with("en-toast"), 1);
    assert_eq!(listing.clashes_with("en-award"), 0);
}
