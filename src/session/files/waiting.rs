//! Waiting for what a thread is told, for ever or for a time only.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// What came of waiting.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Waited<T> {
    Told(T),
    /// Nothing came within that time.
    Due,
    /// Nobody is left to tell anything.
    Over,
}

/// Waits for the next message; without a time, for ever.
pub(super) fn wait_for<T>(messages: &Receiver<T>, time: Option<Duration>) -> Waited<T> {
    let told = match time {
        None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
        Some(time) => messages.recv_timeout(time),
    };
    match told {
        Ok(message) => Waited::Told(message),
        Err(RecvTimeoutError::Timeout) => Waited::Due,
        Err(RecvTimeoutError::Disconnected) => Waited::Over,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn what_was_told_comes_before_the_end_and_silence_is_told_apart() {
        let (sender, messages) = channel();
        assert_eq!(wait_for::<u8>(&messages, Some(Duration::ZERO)), Waited::Due);
        sender.send(7).unwrap();
        drop(sender);
        assert_eq!(wait_for(&messages, None), Waited::Told(7));
        assert_eq!(wait_for(&messages, None), Waited::Over);
        assert_eq!(wait_for(&messages, Some(Duration::ZERO)), Waited::Over);
    }
}
