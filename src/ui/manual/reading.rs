//! A page's Markdown as blocks of the few kinds that pages are made of. `pulldown-cmark` reads it; what no page may hold
//! (tables, HTML, lists within lists) is read as plain text, and the tests of the manual refuse it.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::ManualPage;
use super::keys::is_key;
use crate::ui::i18n::Language;

/// A page that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageText {
    /// What it is called.
    pub title: String,
    /// All that stands under its title.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading within the page.
    Heading(Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// An item of a list.
    Item {
        /// What stands before it.
        marker: Marker,
        /// What it says.
        spans: Vec<Span>,
    },
    /// Lines to be typed as they are.
    Code(String),
    /// The page's picture, with what it shows in words.
    Picture(String),
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A dot.
    Dot,
    /// Its number.
    Number(u64),
}

/// A stretch of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Its kind.
    pub kind: Kind,
}

/// How a stretch of text is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As text.
    Plain,
    /// As a name of the window.
    Strong,
    /// As keys to press.
    Key,
    /// As something typed literally.
    Code,
    /// As a way to another page.
    Link(ManualPage),
}

impl PageText {
    /// Reads a page.
    #[must_use]
    pub fn of(page: ManualPage, language: Language) -> Self {
        Self::read(page.source(language))
    }

    pub(super) fn read(source: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new(source) {
            reader.take(event);
        }
        reader.page
    }

    /// The paragraph that says what the page is for.
    #[must_use]
    pub fn purpose(&self) -> &[Span] {
        let paragraphs = self.blocks.iter().find_map(|block| match block {
            Block::Paragraph(spans) => Some(spans.as_slice()),
            _ => None,
        });
        paragraphs.unwrap_or_default()
    }

    /// What the page's picture shows, in words.
    #[must_use]
    pub fn picture(&self) -> Option<&str> {
        self.blocks.iter().find_map(|block| match block {
            Block::Picture(words) => Some(words.as_str()),
            _ => None,
        })
    }
}

impl Block {
    /// What it says, as one text; nothing of a picture.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Heading(spans) | Self::Paragraph(spans) | Self::Item { spans, .. } => plain(spans),
            Self::Code(text) => text.clone(),
            Self::Picture(_) => String::new(),
        }
    }
}

/// Stretches as one text.
#[must_use]
pub(super) fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Puts a page together.
#[derive(Default)]
struct Reader {
    page: PageText,
    spans: Vec<Span>,
    is_strong: bool,
    link: Option<ManualPage>,
    /// What a picture shows, while its words are read.
    picture: Option<String>,
    /// Lines to be typed, while they are read.
    code: Option<String>,
    /// The number of the next item, where the list is numbered.
    number: Option<u64>,
    in_list: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => {
                let kind = if is_key(&text) { Kind::Key } else { Kind::Code };
                self.push(&text, self.link.map_or(kind, Kind::Link));
            }
            Event::SoftBreak | Event::HardBreak => self.line_end(),
            _ => {}
        }
    }

    fn begin(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.is_strong = true,
            Tag::Link { dest_url, .. } => self.link = ManualPage::of_link(&dest_url),
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::List(first) => {
                self.number = first;
                self.in_list = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.is_strong = false,
            TagEnd::Link => self.link = None,
            TagEnd::Image => {
                let picture = self.picture.take().map(Block::Picture);
                self.page.blocks.extend(picture);
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.page.blocks.push(Block::Code(code.trim_end().to_owned()));
            }
            TagEnd::List(_) => self.in_list = false,
            TagEnd::Heading(HeadingLevel::H1) => self.page.title = plain(&std::mem::take(&mut self.spans)),
            TagEnd::Heading(_) => self.finish(Block::Heading),
            TagEnd::Paragraph if !self.in_list => self.finish(Block::Paragraph),
            TagEnd::Item => {
                let marker = self.number.map_or(Marker::Dot, Marker::Number);
                self.number = self.number.map(|number| number + 1);
                self.finish(|spans| Block::Item { marker, spans });
            }
            _ => {}
        }
    }

    fn finish(&mut self, block: impl FnOnce(Vec<Span>) -> Block) {
        let spans = std::mem::take(&mut self.spans);
        if !spans.is_empty() {
            self.page.blocks.push(block(spans));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(words) = self.picture.as_mut().or(self.code.as_mut()) {
            words.push_str(text);
            return;
        }
        let kind = match self.link {
            Some(page) => Kind::Link(page),
            None if self.is_strong => Kind::Strong,
            None => Kind::Plain,
        };
        self.push(text, kind);
    }

    fn push(&mut self, text: &str, kind: Kind) {
        match self.spans.last_mut().filter(|span| span.kind == kind) {
            Some(span) => span.text.push_str(text),
            None => self.spans.push(Span {
                text: text.to_owned(),
                kind,
            }),
        }
    }

    /// A line's end parts English words, while Chinese goes on without a space.
    fn line_end(&mut self) {
        let last = match &self.picture {
            Some(words) => words.chars().next_back(),
            None => self.spans.last().and_then(|span| span.text.chars().next_back()),
        };
        if last.is_some_and(|last| last.is_ascii()) {
            self.text(" ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, kind: Kind) -> Span {
        let text = text.to_owned();
        Span { text, kind }
    }

    #[test]
    fn a_page_is_read_as_blocks() {
        let source = "# 字段\n\n填一次，\n处处用。\n\n![一张图](../pictures/zh/fields.png)\n\n## 怎么填\n\n\
            1. 按 `F9`，见 [提纲](outline.md)。\n2. **查找** `a.speech`\n\n- 一\n\n```\nspeechwright help\n```\n";
        let page = PageText::read(source);
        assert_eq!(page.title, "字段");
        assert_eq!(page.purpose(), [span("填一次，处处用。", Kind::Plain)]);
        assert_eq!(page.picture(), Some("一张图"));
        assert_eq!(
            page.blocks[2..],
            [
                Block::Heading(vec![span("怎么填", Kind::Plain)]),
                Block::Item {
                    marker: Marker::Number(1),
                    spans: vec![
                        span("按 ", Kind::Plain),
                        span("F9", Kind::Key),
                        span("，见 ", Kind::Plain),
                        span("提纲", Kind::Link(ManualPage::Outline)),
                        span("。", Kind::Plain),
                    ],
                },
                Block::Item {
                    marker: Marker::Number(2),
                    spans: vec![
                        span("查找", Kind::Strong),
                        span(" ", Kind::Plain),
                        span("a.speech", Kind::Code),
                    ],
                },
                Block::Item {
                    marker: Marker::Dot,
                    spans: vec![span("一", Kind::Plain)],
                },
                Block::Code("speechwright help".to_owned()),
            ]
        );
    }

    #[test]
    fn lines_of_english_are_joined_by_a_space() {
        let page = PageText::read("# A\n\nOne line\nand another.\n");
        assert_eq!(page.purpose(), [span("One line and another.", Kind::Plain)]);
    }

    #[test]
    fn what_links_nowhere_is_plain_text() {
        let page = PageText::read("# A\n\n[there](nowhere.md)\n");
        assert_eq!(page.purpose(), [span("there", Kind::Plain)]);
    }
}
