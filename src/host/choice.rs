//! Chooses what draws the window: the graphics card where a real one works, else the processor, which is far quicker
//! than OpenGL drawn by software.

use crate::cli::AfterGpu;
use crate::store::RendererChoice;
use crate::ui::surroundings::{WhyGpu, WhySoftware};

/// What is to draw the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plan {
    Gpu(WhyGpu),
    Software(WhySoftware),
}

/// The systems that differ in what can be known before anything is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    /// Linux and its relatives, where a graphics card has a render node.
    Unix,
    Windows,
    Mac,
}

impl System {
    /// The one the program was built for.
    pub const HERE: Self = if cfg!(target_os = "macos") {
        Self::Mac
    } else if cfg!(windows) {
        Self::Windows
    } else {
        Self::Unix
    };
}

/// How the last start with the graphics card went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LastStart {
    /// Well, or there was none, or it is long ago.
    Fine,
    /// It never reached its first frame.
    Failed,
    /// As before, and a window has said so.
    FailedAsTold,
}

/// All that decides.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    /// What the program was started with.
    pub asked: Option<RendererChoice>,
    /// What became of the graphics card a moment ago.
    pub after_gpu: Option<AfterGpu>,
    /// What the settings say.
    pub set: RendererChoice,
    pub system: System,
    /// Whether a graphics card's render node can be opened.
    pub has_render_node: bool,
    pub last_start: LastStart,
}

/// What is to draw the window.
pub(super) fn choose(facts: &Facts) -> Plan {
    match &facts.after_gpu {
        Some(AfterGpu::Failed) => return Plan::Software(WhySoftware::Failed { is_news: true }),
        Some(AfterGpu::Emulated(name)) => return Plan::Software(WhySoftware::Emulated(name.clone())),
        None => {}
    }
    match facts.asked {
        Some(RendererChoice::Gpu) => return Plan::Gpu(WhyGpu::Asked),
        Some(RendererChoice::Software) => return Plan::Software(WhySoftware::Asked),
        Some(RendererChoice::Auto) | None => {}
    }
    let set = facts.asked.unwrap_or(facts.set);
    if set == RendererChoice::Software {
        return Plan::Software(WhySoftware::Set);
    }
    let is_news = facts.last_start == LastStart::Failed;
    if facts.system != System::Mac && facts.last_start != LastStart::Fine {
        return Plan::Software(WhySoftware::Failed { is_news });
    }
    if set == RendererChoice::Gpu {
        return Plan::Gpu(WhyGpu::Set);
    }
    if facts.system == System::Unix && !facts.has_render_node {
        return Plan::Software(WhySoftware::Absent);
    }
    Plan::Gpu(WhyGpu::Found)
}

/// Whether an OpenGL renderer of this name draws with the processor, or hands on to one that does.
pub(super) fn is_emulated(renderer: &str) -> bool {
    const NAMES: [&str; 9] = [
        "llvmpipe",
        "softpipe",
        "swrast",
        "swiftshader",
        "software rasterizer",
        "software renderer",
        "svga3d",
        "gdi generic",
        "basic render driver",
    ];
    let renderer = renderer.to_lowercase();
    NAMES.iter().any(|name| renderer.contains(name))
}

/// Whether this user may draw with a graphics card of this machine.
pub(super) fn has_render_node() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else {
        return false;
    };
    devices.flatten().any(|device| {
        let is_node = device.file_name().to_string_lossy().starts_with("renderD");
        let mut options = std::fs::File::options();
        is_node && options.read(true).write(true).open(device.path()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::RendererChoice::{Auto, Gpu, Software};
    use super::*;

    /// A Linux desktop with a graphics card that works.
    const DESKTOP: Facts = Facts {
        asked: None,
        after_gpu: None,
        set: RendererChoice::Auto,
        system: System::Unix,
        has_render_node: true,
        last_start: LastStart::Fine,
    };

    #[test]
    fn a_graphics_card_draws_where_there_is_one() {
        assert_eq!(choose(&DESKTOP), Plan::Gpu(WhyGpu::Found));
        let bare = Facts {
            has_render_node: false,
            ..DESKTOP
        };
        assert_eq!(choose(&bare), Plan::Software(WhySoftware::Absent));
        for system in [System::Windows, System::Mac] {
            let facts = Facts {
                system,
                ..bare.clone()
            };
            assert_eq!(choose(&facts), Plan::Gpu(WhyGpu::Found), "{system:?}");
        }
    }

    #[test]
    fn the_command_line_goes_before_the_settings_and_both_before_what_is_there() {
        let with = |asked, set| {
            choose(&Facts {
                asked,
                set,
                has_render_node: false,
                ..DESKTOP
            })
        };
        assert_eq!(with(Some(Gpu), Software), Plan::Gpu(WhyGpu::Asked));
        assert_eq!(with(Some(Software), Gpu), Plan::Software(WhySoftware::Asked));
        assert_eq!(with(None, Gpu), Plan::Gpu(WhyGpu::Set));
        assert_eq!(with(None, Software), Plan::Software(WhySoftware::Set));
        assert_eq!(with(Some(Auto), Gpu), Plan::Software(WhySoftware::Absent));
    }

    #[test]
    fn a_start_that_failed_is_not_tried_again_unless_asked_for() {
        for (last_start, is_news) in [(LastStart::Failed, true), (LastStart::FailedAsTold, false)] {
            let failed = Facts {
                last_start,
                ..DESKTOP
            };
            let software = Plan::Software(WhySoftware::Failed { is_news });
            assert_eq!(choose(&failed), software);
            let set = Facts {
                set: RendererChoice::Gpu,
                ..failed.clone()
            };
            assert_eq!(choose(&set), software);
            let asked = Facts {
                asked: Some(RendererChoice::Gpu),
                ..failed
            };
            assert_eq!(choose(&asked), Plan::Gpu(WhyGpu::Asked));
        }
    }

    #[test]
    fn a_program_that_started_itself_anew_does_not_try_again() {
        let anew = |after_gpu| {
            choose(&Facts {
                asked: Some(RendererChoice::Software),
                after_gpu: Some(after_gpu),
                ..DESKTOP
            })
        };
        let failed = Plan::Software(WhySoftware::Failed { is_news: true });
        assert_eq!(anew(AfterGpu::Failed), failed);
        let name = "llvmpipe".to_owned();
        let emulated = Plan::Software(WhySoftware::Emulated(name.clone()));
        assert_eq!(anew(AfterGpu::Emulated(name)), emulated);
    }

    #[test]
    fn graphics_cards_are_told_from_processors_by_their_names() {
        for name in [
            "llvmpipe (LLVM 19.1.7, 256 bits)",
            "softpipe",
            "Software Rasterizer",
            "SVGA3D; build: RELEASE;  LLVM;",
            "GDI Generic",
            "Microsoft Basic Render Driver",
            "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)",
        ] {
            assert!(is_emulated(name), "{name}");
        }
        for name in [
            "Mesa Intel(R) UHD Graphics 620 (KBL GT2)",
            "AMD Radeon RX 6600 (radeonsi, navi23, LLVM 19.1.7, DRM 3.61)",
            "NVIDIA GeForce RTX 3060/PCIe/SSE2",
            "Apple M2",
        ] {
            assert!(!is_emulated(name), "{name}");
        }
    }
}
