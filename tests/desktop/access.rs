//! What a screen reader would hear: the program's accessibility tree, read over AT-SPI.

use std::fmt::{self, Display, Formatter};

use atspi::proxy::accessible::AccessibleProxy;
use atspi::proxy::action::ActionProxy;
use atspi::proxy::component::ComponentProxy;
use atspi::proxy::text::TextProxy;
use atspi::{CoordType, Granularity, Interface, ObjectRefOwned, Role, State};
use zbus::proxy::CacheProperties;
use zbus::{Connection, connection};

use crate::screen::Rect;
use crate::wait;

/// Deeper than any window of ours: a tree that never ends must not hang a test.
const DEEPEST: usize = 64;

/// One thing of the tree, as it was when asked.
#[derive(Clone, Debug)]
pub struct Node {
    /// Button, label, entry and so on.
    pub role: Role,
    /// What it is called.
    pub name: String,
    /// What it holds, when it holds text.
    pub text: Option<String>,
    /// The caret's place in its text, in characters.
    pub caret: Option<i32>,
    /// Whether it has the keyboard.
    pub focused: bool,
    depth: usize,
    object: ObjectRefOwned,
}

impl Node {
    /// Whether `wanted` stands in the name or in the text.
    pub fn says(&self, wanted: &str) -> bool {
        self.name.contains(wanted) || self.text.as_ref().is_some_and(|text| text.contains(wanted))
    }
}

impl Display for Node {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:indent$}{} {:?}",
            "",
            self.role.name(),
            self.name,
            indent = 2 * self.depth
        )?;
        if let Some(text) = &self.text {
            write!(formatter, " = {text:?}")?;
        }
        if self.focused {
            write!(formatter, " (focused)")?;
        }
        Ok(())
    }
}

/// A reader of one desktop's accessibility tree.
pub struct Access {
    connection: Connection,
}

impl Access {
    /// Connects to the accessibility bus of the session bus at `address`, once it is there.
    pub fn connect(address: &str) -> Self {
        let connection = wait::until("the accessibility bus", || {
            zbus::block_on(accessibility_bus(address)).ok()
        });
        Self { connection }
    }

    /// All nodes of the program with the process id `pid`, in reading order; empty while it shows none.
    pub fn nodes(&self, pid: u32) -> Vec<Node> {
        zbus::block_on(async {
            let mut nodes = Vec::new();
            let Some(root) = self.program(pid).await else {
                return nodes;
            };
            // A stack rather than recursion: what is on top is next in reading order.
            let mut waiting = vec![(root, 0)];
            while let Some((object, depth)) = waiting.pop() {
                // What vanished since its parent was asked is not there.
                let Ok((node, children)) = self.node(object, depth).await else {
                    continue;
                };
                nodes.push(node);
                if depth < DEEPEST {
                    waiting.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
                }
            }
            nodes
        })
    }

    /// Where `node` stands on the screen.
    pub fn place_of(&self, node: &Node) -> Option<Rect> {
        zbus::block_on(async {
            let (destination, path) = (node.object.name()?.clone(), node.object.path().clone());
            let proxy = ComponentProxy::builder(&self.connection)
                .destination(destination)
                .ok()?
                .path(path)
                .ok()?;
            let proxy = proxy.cache_properties(CacheProperties::No).build().await.ok()?;
            let (x, y, width, height) = proxy.get_extents(CoordType::Screen).await.ok()?;
            Some(Rect { x, y, width, height })
        })
    }

    /// Where the character at `offset` of the node's text stands on the screen.
    pub fn place_of_character(&self, node: &Node, offset: i32) -> Option<Rect> {
        zbus::block_on(async {
            let proxy = self.text(&node.object).await.ok()?;
            let (x, y, width, height) = proxy
                .get_character_extents(offset, CoordType::Screen)
                .await
                .ok()?;
            Some(Rect { x, y, width, height })
        })
    }

    /// Does what `node` is for, as a screen reader does it: without a pointer or a key.
    pub fn press(&self, node: &Node) {
        let done = zbus::block_on(async {
            let destination = node.object.name()?.clone();
            let builder = ActionProxy::builder(&self.connection)
                .destination(destination)
                .ok()?;
            let builder = builder.path(node.object.path().clone()).ok()?;
            let proxy = builder.cache_properties(CacheProperties::No).build().await.ok()?;
            proxy.do_action(0).await.ok()
        });
        assert_eq!(done, Some(true), "{node} can be pressed");
    }

    /// What is said of `node` beside its name.
    pub fn description_of(&self, node: &Node) -> Option<String> {
        zbus::block_on(async {
            let proxy = self.accessible(&node.object).await.ok()?;
            proxy.description().await.ok()
        })
    }

    /// The part of the node's text that a screen reader says when the caret comes to `offset`.
    pub fn part_of_text(&self, node: &Node, offset: i32, part: Granularity) -> Option<String> {
        zbus::block_on(async {
            let proxy = self.text(&node.object).await.ok()?;
            let (said, _, _) = proxy.get_string_at_offset(offset, part).await.ok()?;
            Some(said)
        })
    }

    async fn program(&self, pid: u32) -> Option<ObjectRefOwned> {
        let registry = AccessibleProxy::builder(&self.connection)
            .destination("org.a11y.atspi.Registry")
            .ok()?;
        let registry = registry
            .cache_properties(CacheProperties::No)
            .build()
            .await
            .ok()?;
        let bus = zbus::fdo::DBusProxy::new(&self.connection).await.ok()?;
        for program in registry.get_children().await.ok()? {
            let Some(name) = program.name() else { continue };
            let owner = bus.get_connection_unix_process_id(name.clone().into()).await;
            if owner.is_ok_and(|owner| owner == pid) {
                return Some(program);
            }
        }
        None
    }

    async fn node(&self, object: ObjectRefOwned, depth: usize) -> zbus::Result<(Node, Vec<ObjectRefOwned>)> {
        let proxy = self.accessible(&object).await?;
        let (role, name) = (proxy.get_role().await?, proxy.name().await?);
        let focused = proxy.get_state().await?.contains(State::Focused);
        let (mut text, mut caret) = (None, None);
        if proxy.get_interfaces().await?.contains(Interface::Text) {
            let proxy = self.text(&object).await?;
            text = Some(proxy.get_text(0, -1).await?);
            caret = proxy.caret_offset().await.ok();
        }
        let children = proxy.get_children().await?;
        Ok((
            Node {
                role,
                name,
                text,
                caret,
                focused,
                depth,
                object,
            },
            children,
        ))
    }

    async fn accessible(&self, object: &ObjectRefOwned) -> zbus::Result<AccessibleProxy<'static>> {
        let destination = object.name().cloned().ok_or(zbus::Error::InterfaceNotFound)?;
        let builder = AccessibleProxy::builder(&self.connection)
            .destination(destination)?
            .path(object.path().clone())?;
        builder.cache_properties(CacheProperties::No).build().await
    }

    async fn text(&self, object: &ObjectRefOwned) -> zbus::Result<TextProxy<'static>> {
        let destination = object.name().cloned().ok_or(zbus::Error::InterfaceNotFound)?;
        let builder = TextProxy::builder(&self.connection)
            .destination(destination)?
            .path(object.path().clone())?;
        builder.cache_properties(CacheProperties::No).build().await
    }
}

async fn accessibility_bus(address: &str) -> zbus::Result<Connection> {
    let session = connection::Builder::address(address)?.build().await?;
    let reply = session
        .call_method(
            Some("org.a11y.Bus"),
            "/org/a11y/bus",
            Some("org.a11y.Bus"),
            "GetAddress",
            &(),
        )
        .await?;
    let address: String = reply.body().deserialize()?;
    connection::Builder::address(address.as_str())?.build().await
}
