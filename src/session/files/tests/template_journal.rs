//! The journal of a template that is edited.

use super::journal::{die, keep, listed, recovered, type_into};
use super::*;
use crate::model::TemplateIdentity;
use crate::session::{Action, Session};
use crate::store::RecoveredFile;

#[test]
fn a_template_is_recovered_with_what_it_says_of_itself_and_as_the_one_it_was_saved_as() {
    let root = tempdir().unwrap();
    let template = crate::store::built_in("en-toast").unwrap();
    let place = |name: &str| root.path().join(name);
    let write = |path: &Path, speech: &Speech| {
        fs::write(path, crate::store::write_open_speech(speech, path).unwrap()).unwrap();
        stamp_of(path).unwrap()
    };
    let (path, other) = (place("toast.ron"), place("another.ron"));
    let mut speech = template.to_edit();
    speech.draft = Some(crate::store::template_draft(&path));
    let stamp = write(&path, &speech);
    let mut workers = workers_of(&root);
    let mut lost = Session::new(speech, true);
    keep(&mut workers, &mut lost, Some((&path, stamp)));
    let rename = |session: &mut Session, name: &str| {
        let mut head = session.speech().head.clone().unwrap();
        name.clone_into(&mut head.name);
        session.perform(Action::SetTemplateHead(head), Duration::ZERO);
    };
    rename(&mut lost, "Toast, revised");

    let identity = TemplateIdentity {
        draft: crate::store::template_draft(&other),
        id: "another".to_owned(),
    };
    let saved = lost.state();
    let mut to_save = lost.speech().clone();
    to_save.take_identity(&identity);
    let stamp = write(&other, &to_save);
    rename(&mut lost, "Toast, revised twice");
    lost.mark_saved(saved);
    lost.take_identity(&identity);
    workers.journal_saved(&other, &stamp, false, Some(identity.clone()));
    die(workers, &mut lost, &root);

    let entries = listed(&root);
    assert_eq!(entries.len(), 1);
    let entry = &entries[0];
    assert_eq!(
        (entry.path.as_ref(), entry.draft),
        (Some(&other), Some(identity.draft))
    );
    assert_eq!((entry.file, entry.differing), (RecoveredFile::Same, 6));
    let mut again = recovered(&root, &entry.id).session;
    assert_eq!(again.speech(), lost.speech());
    let name = |session: &Session| session.speech().head.as_ref().unwrap().name.clone();
    assert_eq!(name(&again), "Toast, revised twice");
    again.perform(Action::Undo, Duration::ZERO);
    again.perform(Action::Undo, Duration::ZERO);
    assert_eq!(name(&again), template.name);
    let head = again.speech().head.as_ref().unwrap();
    assert_eq!(
        (&*head.id, again.speech().draft),
        ("another", Some(identity.draft))
    );
}

#[test]
fn a_template_s_journal_that_does_not_say_so_is_one_by_its_file() {
    let root = tempdir().unwrap();
    let path = root.path().join("toast.ron");
    let template = crate::store::built_in("en-toast").unwrap();
    let mut speech = template.to_edit();
    fs::write(&path, crate::store::write_open_speech(&speech, &path).unwrap()).unwrap();
    speech.draft = Some(crate::store::template_draft(&path));
    speech.head = None;
    let mut workers = workers_of(&root);
    let mut lost = Session::new(speech, true);
    keep(&mut workers, &mut lost, Some((&path, stamp_of(&path).unwrap())));
    type_into(&mut lost, "Dear ");
    die(workers, &mut lost, &root);
    let entry = &listed(&root)[0];
    assert_eq!((entry.file, entry.differing), (RecoveredFile::Same, 5));
    let again = recovered(&root, &entry.id).session;
    assert_eq!(again.speech().head.as_deref(), Some(&template.head()));
    fs::remove_file(&path).unwrap();
    let again = recovered(&root, &entry.id).session;
    assert_eq!(again.speech().head.as_ref().unwrap().id, "toast");
}

#[test]
fn a_template_that_was_saved_is_not_offered() {
    let root = tempdir().unwrap();
    let path = root.path().join("toast.ron");
    let mut speech = crate::store::built_in("en-toast").unwrap().to_edit();
    speech.draft = Some(crate::store::template_draft(&path));
    let mut workers = workers_of(&root);
    let mut lost = Session::new(speech, true);
    keep(&mut workers, &mut lost, None);
    type_into(&mut lost, "Dear ");
    // It was written, and the window died before its journal was told.
    fs::write(
        &path,
        crate::store::write_open_speech(lost.speech(), &path).unwrap(),
    )
    .unwrap();
    let stamp = stamp_of(&path).unwrap();
    type_into(&mut lost, "x");
    workers.journal_saved(&path, &stamp, false, None);
    lost.perform(Action::Undo, Duration::ZERO);
    type_into(&mut lost, "Dear ");
    die(workers, &mut lost, &root);
    assert!(listed(&root).is_empty());
}
