//! What is to be done for a section, as files write it down: `Open("…")` or `Done("…")`.

use serde::{Deserialize, Serialize};

use super::writer::{Writer, quoted};
use crate::model::{Inline, Todo};

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum WireTodo {
    /// It still is.
    Open(String),
    /// It was done.
    Done(String),
}

/// As files have them.
pub(super) fn wire_todos(todos: &[Todo]) -> Vec<WireTodo> {
    let wire = |todo: &Todo| {
        let text = todo.text.clone();
        if todo.done {
            WireTodo::Done(text)
        } else {
            WireTodo::Open(text)
        }
    };
    todos.iter().map(wire).collect()
}

/// As a speech has them, word for word.
pub(super) fn model_todos(todos: Vec<WireTodo>) -> Vec<Todo> {
    let model = |todo| match todo {
        WireTodo::Open(text) => Todo { text, done: false },
        WireTodo::Done(text) => Todo { text, done: true },
    };
    todos.into_iter().map(model).collect()
}

fn one_line(text: &str) -> String {
    Inline::from_text(text).text().to_owned()
}

/// As a speech has them, each on one line, whatever a file says.
pub(super) fn todos_on_lines(todos: Vec<WireTodo>) -> Vec<Todo> {
    let mut todos = model_todos(todos);
    for todo in &mut todos {
        todo.text = one_line(&todo.text);
    }
    todos
}

/// Writes the list, if there is anything in it.
pub(super) fn write_todos(writer: &mut Writer, todos: &[Todo]) {
    if todos.is_empty() {
        return;
    }
    writer.list("todos", |writer| {
        for todo in todos {
            let variant = if todo.done { "Done" } else { "Open" };
            writer.item(&format!("{variant}({})", quoted(&todo.text)));
        }
    });
}
