use proptest::prelude::*;

use super::*;
use crate::store::{BUILT_IN_IDS, built_in};

const PATH: &str = "/inbox/templates.zip";

fn templates(count: usize) -> Vec<Template> {
    let ids = BUILT_IN_IDS.iter().take(count);
    ids.map(|id| built_in(id).unwrap()).collect()
}

/// An archive of files as they are given.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn unpack(bytes: &[u8]) -> Unpacked {
    unpack_templates(bytes, Path::new(PATH)).unwrap()
}

#[test]
fn what_is_packed_comes_out_again() {
    let mut packed = templates(18);
    // Two of one id: neither is lost.
    packed.push(packed[0].clone());
    let bytes = pack_templates(&packed, Path::new(PATH)).unwrap();
    assert!(is_archive(&bytes));
    let unpacked = unpack(&bytes);
    let found: Vec<Template> = unpacked.templates.into_iter().map(Result::unwrap).collect();
    assert_eq!(found, packed);
    assert_eq!(unpacked.others, 0);
    let again = pack_templates(&packed, Path::new(PATH)).unwrap();
    assert_eq!(again, bytes, "no clock is asked");
}

#[test]
fn a_fault_names_its_file_and_place_and_hides_nothing() {
    let good = write_template(&templates(1)[0], Path::new("t")).unwrap();
    let bytes = archive(&[
        (
            "a/bad.ron",
            b"(format: \"speechwright-template\", version: 1, oops: 2)",
        ),
        ("a/good.ron", &good),
        ("readme.txt", b"hello"),
        ("__MACOSX/._good.ron", b"rubbish"),
    ]);
    let unpacked = unpack(&bytes);
    assert_eq!(unpacked.others, 2);
    let error = unpacked.templates[0].as_ref().unwrap_err();
    assert_eq!(error.path, Path::new(PATH).join("a/bad.ron"));
    assert!(error.place.is_some() && matches!(error.problem, Problem::UnknownKey { .. }));
    assert!(unpacked.templates[1].is_ok());
}

#[test]
fn names_that_lead_out_of_the_archive_are_refused() {
    let good = write_template(&templates(1)[0], Path::new("t")).unwrap();
    let bytes = archive(&[("../../evil.ron", &good), ("ok.ron", &good)]);
    let unpacked = unpack(&bytes);
    let error = unpacked.templates[0].as_ref().unwrap_err();
    assert!(matches!(error.problem, Problem::ArchiveEntry));
    assert!(error.path.starts_with(PATH), "{}", error.path.display());
    assert!(unpacked.templates[1].is_ok());
}

#[test]
fn what_swells_when_it_is_unpacked_is_stopped() {
    let large = vec![b' '; usize::try_from(UNPACKED).unwrap() + 1];
    let bytes = archive(&[("bomb.ron", &large)]);
    assert!(bytes.len() < 100_000, "few bytes");
    let unpacked = unpack(&bytes);
    let is_over = |result: &Result<Template, StoreError>, wanted| {
        matches!(
            &result.as_ref().unwrap_err().problem,
            Problem::ArchiveBound { bound, .. } if *bound == wanted
        )
    };
    assert!(is_over(&unpacked.templates[0], ArchiveBound::File));
    let most = vec![b' '; usize::try_from(UNPACKED).unwrap()];
    let names: Vec<String> = (0..20).map(|number| format!("{number}.ron")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &*most)).collect();
    let unpacked = unpack(&archive(&files));
    let last = unpacked.templates.last().unwrap();
    assert!(is_over(last, ArchiveBound::Total));
    assert_eq!(unpacked.templates.len(), 17, "sixteen fit, and then it ends");
}

#[test]
fn too_many_files_are_refused_as_a_whole() {
    let names: Vec<String> = (0..=FILES).map(|number| format!("{number}.ron")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let error = unpack_templates(&archive(&files), Path::new(PATH)).unwrap_err();
    assert!(matches!(
        error.problem,
        Problem::ArchiveBound {
            bound: ArchiveBound::Files,
            ..
        }
    ));
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = unpack_templates(&bytes, Path::new(PATH));
        let mut begun = b"PK\x03\x04".to_vec();
        begun.extend(&bytes);
        let _ = unpack_templates(&begun, Path::new(PATH));
    }

    #[test]
    fn damaged_archives_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        length in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut bytes = pack_templates(&templates(2), Path::new(PATH)).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(length.index(bytes.len()));
        }
        if let Ok(unpacked) = unpack_templates(&bytes, Path::new(PATH)) {
            prop_assert!(unpacked.templates.len() <= 1_000);
        }
    }
}
