//! A share whose server does not answer: a FUSE file system that nobody serves.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use speechwright::session::files::{Job, Outcome};
use speechwright::store::Settings;

use crate::place::{Place, saving, speech, text, with_mounts};

/// The mount. Whoever holds its device open could serve it; nobody does, until it is let go and everything fails.
struct Hanging {
    holder: Child,
}

impl Hanging {
    fn mount(folder: &Path) -> Self {
        let script = "exec 3<>/dev/fuse && \
            mount -i -t fuse -o fd=3,rootmode=40000,user_id=0,group_id=0 none \"$1\" && echo mounted && read -r line";
        let mut holder = Command::new("sh")
            .args(["-c", script, "sh", text(folder)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let mut said = [0; 7];
        let output = holder.stdout.as_mut().expect("its output");
        std::io::Read::read_exact(output, &mut said).expect("a mount that hangs");
        Self { holder }
    }

    /// The server is gone for good: whatever waits for it fails.
    fn let_go(mut self) {
        drop(self.holder.stdin.take());
        self.holder.wait().expect("the shell's end");
    }
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_share_that_hangs_stops_neither_the_state_folder_nor_the_templates() {
    let test = "hanging::a_share_that_hangs_stops_neither_the_state_folder_nor_the_templates";
    with_mounts(test, || {
        let device = File::options().read(true).write(true).open("/dev/fuse");
        if let Err(error) = device {
            println!("SKIPPED {test}: no FUSE here ({error})");
            return;
        }
        let mut place = Place::new();
        let share = Hanging::mount(&place.drafts());
        let draft = place.draft();
        let workers = place.workers();
        workers.start(saving(&draft, speech("新稿")));
        workers.start(Job::SaveSettings {
            before: Box::default(),
            after: Box::new(Settings {
                zoom: 1.5,
                ..Settings::default()
            }),
        });
        workers.start(Job::ListTemplates(None));
        // Both come while the save hangs: were they to wait for it, this would never end.
        let mut come = Vec::new();
        while come.len() < 2 {
            match workers.outcome() {
                Some(outcome) => come.push(outcome),
                None => std::thread::yield_now(),
            }
        }
        assert!(
            come.iter()
                .any(|outcome| matches!(outcome, Outcome::SettingsSaved(Ok(()))))
        );
        assert!(
            come.iter()
                .any(|outcome| matches!(outcome, Outcome::Templates(_)))
        );
        assert_eq!(workers.unfinished(), 1, "the save hangs");
        share.let_go();
        let last = place.workers().finish().pop();
        assert!(
            matches!(last, Some(Outcome::Saved { result: Err(_), .. })),
            "{last:?}"
        );
    });
}
