use std::sync::Arc;

use super::*;
use crate::store::archive::pack_templates;
use crate::store::faults::{Fault, every_fault};
use crate::store::powerless::PowerlessDisk;

const SHELF: &str = "/home/templates";
const INBOX: &str = "/inbox/new.zip";

fn template(id: &str, name: &str) -> Template {
    Template {
        id: id.to_owned(),
        name: name.to_owned(),
        ..built_in("en-toast").unwrap()
    }
}

fn bytes_of(template: &Template) -> Vec<u8> {
    write_template(template, Path::new("t.ron")).unwrap()
}

fn disk() -> PowerlessDisk {
    let disk = PowerlessDisk::new();
    let own = bytes_of(&template("mine", "我的模板"));
    disk.put(&Path::new(SHELF).join("mine.ron"), &own);
    disk
}

fn taken(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// The ids and names of what is on the shelf.
fn shelved(disk: &dyn Disk) -> Vec<(String, String)> {
    let files = files_in(disk, Path::new(SHELF)).unwrap();
    files
        .iter()
        .map(|file| load_template_from(disk, file).unwrap())
        .map(|template| (template.id, template.name))
        .collect()
}

fn pair(id: &str, name: &str) -> (String, String) {
    (id.to_owned(), name.to_owned())
}

#[test]
fn ids_get_the_next_number_and_stay_ids() {
    assert_eq!(fresh_id("a", &taken(&[])), "a");
    assert_eq!(fresh_id("a", &taken(&["a"])), "a-2");
    assert_eq!(fresh_id("a-2", &taken(&["a", "a-2"])), "a-3");
    assert_eq!(fresh_id("report-2026", &taken(&["report-2026"])), "report-2026-2");
    let long = "x".repeat(100);
    let fresh = fresh_id(&long, &taken(&[&long]));
    assert!(crate::store::is_template_id(&fresh), "{fresh}");
}

#[test]
fn a_copy_has_an_id_and_a_file_of_its_own() {
    let disk = disk();
    let mine = template("mine", "我的模板");
    let folder = Path::new(SHELF);
    let file = duplicate_template(&disk, folder, &mine, "我的模板 副本", &taken(&["mine-2"])).unwrap();
    assert_eq!(file, folder.join("mine-3.ron"));
    let expected = [pair("mine-3", "我的模板 副本"), pair("mine", "我的模板")];
    assert_eq!(shelved(&disk), expected);
}

#[test]
fn what_is_trashed_is_off_the_shelf_and_what_is_gone_is_told() {
    let disk = disk();
    let file = Path::new(SHELF).join("mine.ron");
    trash_template(&disk, &file).unwrap();
    assert!(shelved(&disk).is_empty());
    let error = trash_template(&disk, &file).unwrap_err();
    assert!(matches!(error.problem, Problem::NotFound), "{error}");
}

fn inbox(disk: &PowerlessDisk) {
    let packed = [
        template("mine", "别人的模板"),
        template("other", "另一个"),
        template("mine", "我的模板"),
        built_in("en-toast").unwrap(),
    ];
    let bytes = pack_templates(&packed, Path::new(INBOX)).unwrap();
    disk.put(Path::new(INBOX), &bytes);
}

#[test]
fn an_archive_is_taken_over_and_what_became_of_each_is_reported() {
    let disk = disk();
    inbox(&disk);
    let folder = Path::new(SHELF);
    let report = import_templates(&disk, folder, Path::new(INBOX), &taken(&[])).unwrap();
    assert_eq!(report.present, ["我的模板", "Toast"]);
    assert!(report.refused.is_empty() && report.others == 0);
    let [first, second] = &report.taken[..] else {
        panic!("{report:?}")
    };
    assert_eq!(first.former_id.as_deref(), Some("mine"));
    assert_eq!(first.file, folder.join("mine-2.ron"));
    assert_eq!(
        (second.former_id.as_ref(), second.name.as_str()),
        (None, "另一个")
    );
    let again = import_templates(&disk, folder, Path::new(INBOX), &taken(&[])).unwrap();
    assert_eq!(again.present.len(), 3, "what has kept its id is known again");
}

#[test]
fn a_single_file_is_taken_over_and_a_wrong_one_told() {
    let disk = disk();
    let one = Path::new("/inbox/one.ron");
    disk.put(one, &bytes_of(&template("one", "一个")));
    let report = import_templates(&disk, Path::new(SHELF), one, &taken(&["one"])).unwrap();
    assert_eq!(report.taken[0].former_id.as_deref(), Some("one"));
    disk.put(one, b"(format: \"speechwright-speech\", version: 1)");
    let error = import_templates(&disk, Path::new(SHELF), one, &taken(&[])).unwrap_err();
    assert!(matches!(error.problem, Problem::WrongFormat { .. }), "{error}");
}

type Work = fn(&dyn Disk) -> Result<(), StoreError>;
/// Ids and names.
type Names = &'static [(&'static str, &'static str)];

/// What each piece of work leaves when it is done, and at how many points at least something can go wrong.
const WORKS: [(&str, Work, Names, usize); 2] = [
    (
        "duplicating a template",
        |disk| {
            let mine = template("mine", "我的模板");
            duplicate_template(disk, Path::new(SHELF), &mine, "副本", &BTreeSet::new()).map(drop)
        },
        &[("mine-2", "副本"), ("mine", "我的模板")],
        150,
    ),
    (
        "trashing a template",
        |disk| trash_template(disk, &Path::new(SHELF).join("mine.ron")),
        &[],
        15,
    ),
];

#[test]
fn every_work_is_done_or_not_begun_whatever_fails() {
    let before = vec![pair("mine", "我的模板")];
    for (name, work, after, least) in WORKS {
        let after: Vec<_> = after.iter().map(|(id, name)| pair(id, name)).collect();
        let points = every_fault(
            name,
            || ((), disk()),
            |(), disk: Arc<dyn Disk>| work(&*disk),
            |tried| {
                let found = shelved(&tried.disk);
                assert!(found == before || found == after, "{:?}: {found:?}", tried.point);
                if tried.result.is_ok() && !tried.stopped() {
                    assert_eq!(found, after, "{:?}", tried.point);
                }
            },
        );
        assert!(points >= least, "{name}: {points}");
    }
}

#[test]
fn taking_over_leaves_whole_templates_whatever_fails_and_tells_what_was_not_taken() {
    let points = every_fault(
        "taking over an archive",
        || {
            let disk = disk();
            inbox(&disk);
            ((), disk)
        },
        |(), disk| import_templates(&*disk, Path::new(SHELF), Path::new(INBOX), &BTreeSet::new()),
        |tried| {
            // Each of them can be read, and what was there before is.
            let found = shelved(&tried.disk);
            assert!(found.contains(&pair("mine", "我的模板")), "{:?}", tried.point);
            let Ok(report) = &tried.result else { return };
            if tried.stopped() || matches!(tried.fault(), Some(Fault::Lasting(_))) {
                return;
            }
            for taken in &report.taken {
                assert!(load_template_from(&tried.disk, &taken.file).is_ok());
            }
            let told = report.taken.len() + report.refused.len() + report.present.len();
            assert_eq!(told, 4, "{:?}: {report:?}", tried.point);
        },
    );
    assert!(points >= 250, "{points}");
}
