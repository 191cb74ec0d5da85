//! Which characters count as East Asian.
//!
//! Counting, speaking time, word movement and line breaking must agree on it. The ranges follow Unicode's
//! East Asian Width where it is unambiguous. The curly quotes, the dash, the ellipsis and the middle dot
//! are shared by Chinese and Latin typography: they are [`CharClass::Shared`], and their neighbours decide.

/// What a character is to a count of East Asian text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharClass {
    /// White space of any width, line ends included.
    Space,
    /// Counts for nothing and joins its neighbours: combining and format characters, control characters.
    Invisible,
    /// An ideograph, kana, full-width form, or a mark of Chinese punctuation.
    EastAsian,
    /// A mark that is Chinese beside East Asian characters and Latin elsewhere: “ ” ‘ ’ — … ·
    Shared,
    /// Anything else: Latin letters, digits, ASCII punctuation, emoji.
    Other,
}

/// The class of `character`.
#[must_use]
pub fn class_of(character: char) -> CharClass {
    match character {
        '\u{4e00}'..='\u{9fff}' => CharClass::EastAsian,
        '\u{21}'..='\u{7e}' => CharClass::Other,
        _ if character.is_whitespace() => CharClass::Space,
        _ if character.is_control() || is_invisible(character) => CharClass::Invisible,
        _ if is_shared(character) => CharClass::Shared,
        _ if is_wide(character) => CharClass::EastAsian,
        _ => CharClass::Other,
    }
}

/// Whether `character` is a Chinese ideograph (not kana, not punctuation).
#[must_use]
pub fn is_ideograph(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '〇'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Marks that both typographies use.
fn is_shared(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '—' | '―' | '…' | '‥' | '·')
}

/// Marks without a width of their own; a variation selector after an ideograph of a person's name must not
/// count as a word.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{302a}'..='\u{302f}'
        | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// East Asian characters outside the main block. Private-use characters are among them, since in Chinese
/// files they stand for rare ideographs and marks.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{2fff}'
        | '\u{3001}'..='\u{4dbf}'
        | '\u{e000}'..='\u{faff}'
        | '\u{fe10}'..='\u{fe1f}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff9f}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1b000}'..='\u{1b16f}'
        | '\u{1f200}'..='\u{1f2ff}'
        | '\u{20000}'..='\u{3ffff}'
        | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_kana_and_full_width_marks_are_east_asian() {
        for character in "讲㐀𠮷龑〇々，。《（％１Ａあアｱ「〔\u{e5e5}".chars() {
            assert_eq!(class_of(character), CharClass::EastAsian, "{character}");
        }
    }

    #[test]
    fn letters_digits_and_emoji_are_not() {
        for character in "aZ0.%é한😀①€".chars() {
            assert_eq!(class_of(character), CharClass::Other, "{character}");
        }
    }

    #[test]
    fn quotes_dashes_and_ellipses_are_shared() {
        for character in "“”‘’—…·".chars() {
            assert_eq!(class_of(character), CharClass::Shared, "{character}");
        }
    }

    #[test]
    fn spaces_of_every_width_are_spaces() {
        for character in " \t\n\r\u{a0}\u{3000}\u{2003}\u{2028}".chars() {
            assert_eq!(class_of(character), CharClass::Space, "{character:?}");
        }
    }

    #[test]
    fn marks_without_width_are_invisible() {
        for character in "\0\u{200d}\u{fe0f}\u{e0100}\u{301}\u{feff}\u{202e}".chars() {
            assert_eq!(class_of(character), CharClass::Invisible, "{character:?}");
        }
    }
}
