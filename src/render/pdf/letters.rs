//! The letters that a report on paper is set in: which there are, and how wide they are.

use std::borrow::Cow;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// The fonts that the program carries: regular first, then bold and italic.
pub static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files = [
        notosans::REGULAR_TTF,
        notosans::BOLD_TTF,
        notosans::ITALIC_TTF,
    ];
    let font = |file: &'static [u8]| Font::new(Bytes::new(file), 0);
    files.into_iter().filter_map(font).collect()
});

/// Stands for a letter that the fonts do not have. PDF/UA forbids text that nobody can read.
pub const STAND_IN: char = '□';

/// The text with a stand-in for every letter that cannot be set. Joiners join nothing then.
pub fn settable(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_settable) && is_nfc(text) {
        return Cow::Borrowed(text);
    }
    let joins = |c: &char| !matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let letter = |c: char| if is_settable(c) { c } else { STAND_IN };
    Cow::Owned(text.nfc().filter(joins).map(letter).collect())
}

/// The same for the text of a chart, without marks that no letter has taken in: the typesetter cannot
/// say to which letter of a picture they belong, and PDF/UA refuses that.
pub fn drawable(svg: &str) -> Cow<'_, str> {
    let settable = settable(svg);
    if !settable.contains(is_mark) {
        return settable;
    }
    Cow::Owned(settable.chars().filter(|c| !is_mark(*c)).collect())
}

fn is_mark(letter: char) -> bool {
    letter.general_category_group() == GeneralCategoryGroup::Mark
}

fn is_settable(letter: char) -> bool {
    let covers = |font: &Font| font.info().coverage.contains(u32::from(letter));
    match letter {
        ' '..='~' | '\n' => true,
        control if control.is_control() => false,
        _ => FONTS.iter().all(covers),
    }
}

static FACES: LazyLock<Vec<FontInstance>> = LazyLock::new(|| {
    let (plain, unvaried) = (FontVariant::default(), FontVariations::default());
    let face = |font: &Font| font.clone().instantiate(plain, Abs::zero(), &unvaried);
    FONTS.iter().map(face).collect()
});

/// How wide a text is, in em of its size.
pub fn width(text: &str, bold: bool) -> f64 {
    let Some(font) = FACES.get(usize::from(bold)) else {
        return 0.0;
    };
    let advance = |letter: char| {
        let glyph = font.ttf().glyph_index(letter)?;
        Some(font.x_advance(glyph.0)?.get())
    };
    text.chars().filter_map(advance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_every_letter_of_a_german_report_and_the_stand_in() {
        let letters = "ABCXYZabcxyzÄÖÜäöüßẞéèñçşğ0123456789–—…„“”‚‘’§€%·•×→≤≥\u{a0}";
        assert_eq!(settable(letters), letters);
        assert!(is_settable(STAND_IN));
        assert_eq!(FONTS.len(), 3);
    }

    #[test]
    fn a_letter_that_no_font_has_is_seen_to_be_missing() {
        assert_eq!(settable("Kita 🧸 Bär"), "Kita □ Bär");
        assert_eq!(settable("👩\u{200d}👧 חיפה"), "□□ □□□□");
    }

    #[test]
    fn a_mark_is_part_of_its_letter_and_alone_in_no_chart() {
        assert_eq!(settable("a\u{308}"), "ä");
        assert_eq!(settable("x\u{301}"), "x\u{301}");
        assert_eq!(drawable("a\u{308}x\u{301}"), "äx");
    }

    #[test]
    fn bold_is_wider_and_longer_text_too() {
        assert!(width("Bedarf", true) > width("Bedarf", false));
        assert!(width("Bedarfe", false) > width("Bedarf", false));
    }
}
