//! The open window: takes events in, gives frames out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{
    Context, Event, FullOutput, NumExt as _, Pos2, RawInput, Rect, Vec2, ViewportBuilder, ViewportCommand,
    ViewportEvent, ViewportId, ViewportInfo,
};
use egui_system_font_provider::SystemFontProvider;
use egui_winit::{ActionRequested, accesskit_winit};
use winit::dpi::PhysicalSize;
use winit::event::{InnerSizeWriter, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoopProxy};
use winit::raw_window_handle::{HasDisplayHandle as _, RawDisplayHandle};
use winit::window::Window;

use super::screen::Screen;
use super::wishes::{Settled, Wishes};
use super::{SoftwareError, Woken};
use crate::host::window::{Opened, Opening};
use crate::raster::Rasteriser;
use crate::ui::surroundings::{Drawing, WhySoftware};

/// As wide and high as the picture of all glyphs may get. It grows in height as needed.
const GLYPHS_SIDE: usize = 4096;

/// What the window is like is asked anew after that long, for changes that no event tells.
const INFO_AGE: Duration = Duration::from_secs(1);

/// A new title waits that long: the window manager draws the title bar at once, and what was typed is to be seen first.
const TITLE_AFTER: Duration = Duration::from_millis(100);

/// What follows a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing, until something happens.
    Wait,
    /// Another frame, at once.
    Frame,
    /// Another frame after that long, or as soon after that as the screen shows one.
    After(Duration),
    /// The end.
    Close,
}

/// The open window.
pub(super) struct OpenWindow {
    app: Opened,
    ctx: Context,
    input: egui_winit::State,
    /// Input that the application's logic has seen, but no frame yet.
    unseen: RawInput,
    info: ViewportInfo,
    /// When that was asked for; none when it is known to be old.
    info_asked: Option<Instant>,
    /// In pixels, as the window system last told.
    size: PhysicalSize<u32>,
    /// What egui's time counts from.
    opened_at: Instant,
    zoom: f32,
    wishes: Arc<Wishes>,
    settled: Settled,
    /// A title that the window is to have, and when.
    title: Option<(String, Instant)>,
    raster: Rasteriser,
    screen: Screen,
    is_shown: bool,
    has_trouble: bool,
    is_paced_by_compositor: bool,
    window: Arc<Window>,
}

impl OpenWindow {
    pub fn new(
        events: &ActiveEventLoop,
        proxy: &EventLoopProxy<Woken>,
        wishes: Arc<Wishes>,
        ctx: &Context,
        opening: Opening,
        why: WhySoftware,
    ) -> Result<Self, SoftwareError> {
        ctx.add_font_provider(Arc::new(SystemFontProvider::new()));
        // Hidden until there is something to see, and until screen readers can be told of it.
        let viewport = within_monitors(opening.viewport(), events).with_visible(false);
        let window = Arc::new(egui_winit::create_window(ctx, events, &viewport)?);
        let screen = Screen::new(&window)?;
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, ctx, &window, true);
        let mut input = egui_winit::State::new(
            ctx.clone(),
            ViewportId::ROOT,
            &window,
            info.native_pixels_per_point,
            events.system_theme(),
            Some(GLYPHS_SIDE),
        );
        input.init_accesskit(events, &window, proxy.clone());
        let display = window.display_handle().map(|display| display.as_raw());
        Ok(Self {
            app: opening.app(ctx, Drawing::Software(why)),
            ctx: ctx.clone(),
            input,
            unseen: RawInput::default(),
            info,
            info_asked: None,
            size: window.inner_size(),
            opened_at: Instant::now(),
            zoom: 1.0,
            wishes,
            settled: Settled::default(),
            title: None,
            raster: Rasteriser::new(),
            screen,
            is_shown: false,
            has_trouble: false,
            is_paced_by_compositor: matches!(display, Ok(RawDisplayHandle::Wayland(_))),
            window,
        })
    }

    /// How long the screen shows a picture.
    pub fn pace(&self) -> Duration {
        let monitor = self.window.current_monitor();
        let rate = monitor.and_then(|monitor| monitor.refresh_rate_millihertz());
        let pace = Duration::from_secs(1000) / rate.unwrap_or(60_000).max(1);
        // The compositor sees to the pace itself; this is for frames in which nothing changes.
        if self.is_paced_by_compositor {
            pace / 2
        } else {
            pace
        }
    }

    /// Whether frames wait until the compositor wants one, as on Wayland.
    pub fn is_paced_by_compositor(&self) -> bool {
        self.is_paced_by_compositor
    }

    /// Asks the compositor to want a frame.
    pub fn ask_compositor(&self) {
        self.window.request_redraw();
    }

    /// Has all shown anew, not only what changes: the window system has lost it.
    pub fn show_all(&mut self) {
        self.info_asked = None;
        self.screen.show_all();
    }

    /// Whether nobody can see the window.
    pub fn is_hidden(&self) -> bool {
        !self.info.visible().unwrap_or(true)
    }

    /// Takes an event in, and says whether it calls for a frame.
    pub fn take_event(&mut self, event: &WindowEvent) -> bool {
        let asked_to_close = *event == WindowEvent::CloseRequested;
        match event {
            WindowEvent::Occluded(is_occluded) => self.info.occluded = Some(*is_occluded),
            WindowEvent::CloseRequested => self.info.events.push(ViewportEvent::Close),
            WindowEvent::Resized(size) => self.size = *size,
            _ => {}
        }
        if tells_of_window(event) {
            self.info_asked = None;
        }
        if let WindowEvent::ScaleFactorChanged {
            scale_factor,
            inner_size_writer,
        } = event
        {
            self.follow_scale(*scale_factor, inner_size_writer.clone());
        }
        self.input.on_window_event(&self.window, event).repaint || asked_to_close
    }

    /// On X11 winit tells of a new scale, but goes by the old one until the window manager next says where the window
    /// is, and would make the window larger both times. So it keeps its size for now, and the window manager is asked
    /// for something that changes nothing: then it has to say.
    fn follow_scale(&self, scale: f64, mut size: InnerSizeWriter) {
        if (self.window.scale_factor() - scale).abs() > f64::EPSILON {
            let now = self.window.inner_size();
            // Elsewhere, and for a window that goes away, there is nothing to write to.
            let _ = size.request_inner_size(now);
            let _ = self.window.request_inner_size(now);
        }
    }

    /// Takes a screen reader's wish in, and says whether it calls for a frame.
    pub fn take_access_event(&mut self, event: &accesskit_winit::Event) -> bool {
        match &event.window_event {
            accesskit_winit::WindowEvent::InitialTreeRequested => {
                self.ctx.enable_accesskit();
                true
            }
            accesskit_winit::WindowEvent::ActionRequested(request) => {
                self.input.on_accesskit_action_request(request.clone());
                true
            }
            accesskit_winit::WindowEvent::AccessibilityDeactivated => {
                self.ctx.disable_accesskit();
                false
            }
        }
    }

    /// Runs the application and shows what it draws. A window that nobody can see is not drawn.
    pub fn frame(&mut self, events: &ActiveEventLoop) -> Next {
        let _frame = self.app.frame();
        if !self.knows_window() {
            self.ask_info();
        }
        let size = self.size;
        if self.is_hidden() || size.width == 0 || size.height == 0 {
            return self.logic(events);
        }
        let input = self.take_input();
        let asked_to_close = input.viewport().close_requested();
        self.wishes.begin();
        let output = self.ctx.run_ui(input, |ui| {
            self.wishes.opened();
            self.app.logic(ui.ctx());
            self.app.show(ui);
        });
        let asked = self.wishes.end();
        self.settled = Settled {
            before: self.settled.now,
            now: self.app.is_settled(),
        };
        let FullOutput {
            platform_output,
            mut textures_delta,
            shapes,
            pixels_per_point,
            mut viewport_output,
        } = output;
        self.info.events.clear();
        self.input
            .handle_platform_output_with_event_loop(&self.window, events, platform_output);
        let primitives = self.ctx.tessellate(shapes, pixels_per_point);
        self.raster.update_textures(&textures_delta);
        textures_delta.clear();
        let size = [size.width, size.height].map(|side| usize::try_from(side).unwrap_or(usize::MAX));
        let ground = self.ctx.global_style().visuals.panel_fill;
        self.raster.paint(size, pixels_per_point, ground, &primitives);
        self.show();
        self.refresh_info();
        let mut commands = viewport_output
            .remove(&ViewportId::ROOT)
            .map(|output| output.commands)
            .unwrap_or_default();
        let next = asked
            .next(self.settled, commands.len())
            .map_or(Next::Wait, Next::After);
        self.keep_titles(&mut commands);
        match self.obey(commands, asked_to_close) {
            Next::Wait => next,
            obeyed => obeyed,
        }
    }

    /// Runs the application without showing anything.
    pub fn logic(&mut self, events: &ActiveEventLoop) -> Next {
        if !self.knows_window() {
            self.ask_info();
        }
        let input = self.take_input();
        let asked_to_close = input.viewport().close_requested();
        let mut output = self.ctx.run_logic(&input, |ctx| self.app.logic(ctx));
        self.unseen = input;
        self.info.events.clear();
        self.input
            .handle_platform_output_with_event_loop(&self.window, events, output.platform_output);
        let commands = output.viewport_commands.remove(&ViewportId::ROOT);
        self.obey(commands.unwrap_or_default(), asked_to_close)
    }

    /// Takes titles out of what is asked of the window, for later.
    fn keep_titles(&mut self, commands: &mut Vec<ViewportCommand>) {
        for command in commands.extract_if(.., |command| matches!(command, ViewportCommand::Title(_))) {
            if let ViewportCommand::Title(title) = command {
                let due = self.title.take().map(|(_, due)| due);
                self.title = Some((title, due.unwrap_or_else(|| Instant::now() + TITLE_AFTER)));
            }
        }
    }

    /// Gives the window its new title when that is due, or says when it will be.
    pub fn set_title_in_time(&mut self, now: Instant) -> Option<Instant> {
        let (title, due) = self.title.take()?;
        if due <= now {
            self.window.set_title(&title);
            return None;
        }
        self.title = Some((title, due));
        Some(due)
    }

    /// Ends the application; the window goes with it.
    pub fn close(mut self) {
        self.ctx.on_exit();
        self.app.shut_down();
    }

    /// Whether what the window is like is known as far as events tell. A window that comes back is seen at once.
    fn knows_window(&self) -> bool {
        let is_zoomed = (self.ctx.zoom_factor() - self.zoom).abs() > f32::EPSILON;
        self.info_asked.is_some() && !self.is_hidden() && !is_zoomed
    }

    /// Asks what the window is like, which costs several answers of the X server.
    fn ask_info(&mut self) {
        egui_winit::update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
        self.info_asked = Some(Instant::now());
        self.size = self.window.inner_size();
        self.zoom = self.ctx.zoom_factor();
    }

    /// Asks for the next frame's sake what no event tells, once this one is seen.
    fn refresh_info(&mut self) {
        if self.info_asked.is_some_and(|asked| asked.elapsed() >= INFO_AGE) {
            self.ask_info();
        }
    }

    /// What egui-winit's own `take_egui_input` does, which asks the X server for the size in every frame.
    fn take_input(&mut self) -> RawInput {
        let scale = egui_winit::pixels_per_point(&self.ctx, &self.window);
        let size = self.size.to_logical::<f32>(f64::from(scale));
        let size = Vec2::new(size.width, size.height);
        let new = self.input.egui_input_mut();
        new.time = Some(self.opened_at.elapsed().as_secs_f64());
        new.screen_rect = (size.min_elem() > 0.0).then(|| Rect::from_min_size(Pos2::ZERO, size));
        let new = new.take();
        let mut input = std::mem::take(&mut self.unseen);
        input.append(new);
        input.viewports = std::iter::once((ViewportId::ROOT, self.info.clone())).collect();
        input
    }

    fn show(&mut self) {
        let window = &self.window;
        let shown = self.screen.show(&self.raster, || window.pre_present_notify());
        if let Err(error) = &shown
            && !self.has_trouble
        {
            // What is written must not be lost for it: the next picture may come through.
            eprintln!("speechwright: the window cannot be drawn just now: {error}");
        }
        self.has_trouble = shown.is_err();
        if !self.is_shown {
            self.is_shown = true;
            self.window.set_visible(true);
        }
    }

    fn obey(&mut self, commands: Vec<ViewportCommand>, asked_to_close: bool) -> Next {
        if asked_to_close && !commands.contains(&ViewportCommand::CancelClose) {
            return Next::Close;
        }
        if commands.is_empty() {
            return Next::Wait;
        }
        self.info_asked = None;
        let mut actions = Vec::new();
        egui_winit::process_viewport_commands(
            &self.ctx,
            &mut self.info,
            commands,
            &self.window,
            &mut actions,
        );
        let closes = self.info.close_requested();
        let acts = actions.into_iter().filter(|action| self.act(action)).count() > 0;
        if closes || acts { Next::Frame } else { Next::Wait }
    }

    /// Does what the application asked for, and says whether that makes input.
    fn act(&mut self, action: &ActionRequested) -> bool {
        let event = match action {
            ActionRequested::Cut => Some(Event::Cut),
            ActionRequested::Copy => Some(Event::Copy),
            ActionRequested::Paste => self.pasted(),
            // Nothing in this program takes pictures of itself.
            ActionRequested::Screenshot(_) | ActionRequested::PaintWhileHidden => None,
        };
        let acts = event.is_some();
        self.input.egui_input_mut().events.extend(event);
        acts
    }

    fn pasted(&mut self) -> Option<Event> {
        let text = self.input.clipboard_text()?.replace("\r\n", "\n");
        (!text.is_empty()).then_some(Event::Paste(text))
    }
}

/// Whether what the window is like may have changed, and not only what a writer does in it.
fn tells_of_window(event: &WindowEvent) -> bool {
    !matches!(
        event,
        WindowEvent::KeyboardInput { .. }
            | WindowEvent::ModifiersChanged(_)
            | WindowEvent::Ime(_)
            | WindowEvent::CursorMoved { .. }
            | WindowEvent::CursorEntered { .. }
            | WindowEvent::CursorLeft { .. }
            | WindowEvent::MouseWheel { .. }
            | WindowEvent::MouseInput { .. }
    )
}

/// No larger than the largest monitor: some window managers let such a window crash or vanish.
fn within_monitors(viewport: ViewportBuilder, events: &ActiveEventLoop) -> ViewportBuilder {
    let largest = events.available_monitors().fold(Vec2::ZERO, |largest, monitor| {
        let size = monitor.size().to_logical::<f32>(monitor.scale_factor());
        largest.max(Vec2::new(size.width, size.height))
    });
    match viewport.inner_size {
        Some(size) if largest != Vec2::ZERO => viewport.with_inner_size(size.at_most(largest)),
        _ => viewport,
    }
}
