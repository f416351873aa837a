//! The encodings in which German offices write their files, and a reader that turns them into UTF-8.

use std::fmt;
use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder};
use serde::{Deserialize, Serialize};

/// How the characters of a file are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[serde(rename = "utf-8", alias = "utf8", alias = "UTF-8")]
    Utf8,
    #[serde(
        rename = "utf-16le",
        alias = "utf-16",
        alias = "UTF-16",
        alias = "UTF-16LE"
    )]
    Utf16Le,
    #[serde(rename = "utf-16be", alias = "UTF-16BE")]
    Utf16Be,
    #[serde(
        rename = "windows-1252",
        alias = "Windows-1252",
        alias = "cp1252",
        alias = "latin1",
        alias = "iso-8859-1",
        alias = "ISO-8859-1"
    )]
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "Windows-1252",
        })
    }
}

impl Encoding {
    /// The encoding that the first bytes of a file give away: by a byte order mark, or by the zeros
    /// of Latin letters in UTF-16. Without either it is UTF-8 or Windows-1252, which only the rest of
    /// the file can tell.
    pub fn of_head(head: &[u8]) -> Option<Encoding> {
        match encoding_rs::Encoding::for_bom(head) {
            Some((found, _)) if found == encoding_rs::UTF_16LE => Some(Encoding::Utf16Le),
            Some((found, _)) if found == encoding_rs::UTF_16BE => Some(Encoding::Utf16Be),
            Some(_) => Some(Encoding::Utf8),
            None => utf16_without_mark(head),
        }
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        }
    }
}

/// In a table, nearly all characters are ASCII; in UTF-16 every second byte of them is zero.
fn utf16_without_mark(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match pairs {
        0 | 1 => None,
        _ if even == 0 && odd * 10 >= pairs * 8 => Some(Encoding::Utf16Le),
        _ if odd == 0 && even * 10 >= pairs * 8 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Reads any encoding as UTF-8, without a byte order mark. What cannot be decoded becomes `U+FFFD`.
pub struct Decoded<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_range: std::ops::Range<usize>,
    text: Vec<u8>,
    text_range: std::ops::Range<usize>,
    ended: bool,
}

const BLOCK: usize = 64 * 1024;

impl<R: Read> Decoded<R> {
    pub fn new(input: R, encoding: Encoding) -> Decoded<R> {
        Decoded {
            input,
            decoder: encoding.codec().new_decoder_with_bom_removal(),
            raw: vec![0; BLOCK],
            raw_range: 0..0,
            text: vec![0; 4 * BLOCK],
            text_range: 0..0,
            ended: false,
        }
    }

    /// Decodes the next block; an empty range afterwards means the end.
    fn fill(&mut self) -> io::Result<()> {
        self.text_range = 0..0;
        while self.text_range.is_empty() && !self.ended {
            if self.raw_range.is_empty() {
                self.raw_range = 0..self.input.read(&mut self.raw)?;
            }
            let last = self.raw_range.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(
                &self.raw[self.raw_range.clone()],
                &mut self.text,
                last,
            );
            self.raw_range.start += read;
            self.text_range = 0..written;
            self.ended = last && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.text_range.is_empty() {
            self.fill()?;
        }
        let ready = &self.text[self.text_range.clone()];
        let length = ready.len().min(into.len());
        into[..length].copy_from_slice(&ready[..length]);
        self.text_range.start += length;
        Ok(length)
    }
}

/// Watches a text go by that is not UTF-8, for signs that it is not Windows-1252 either.
pub struct Doubts {
    detector: EncodingDetector,
    /// How many blocks the detector may still see: it is slow, and soon sure.
    detector_blocks: u32,
    /// Characters that UTF-8 would have written: a text of two encodings has some.
    utf8_characters: u64,
    others: u64,
    unassigned: bool,
}

impl Default for Doubts {
    fn default() -> Doubts {
        Doubts {
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            detector_blocks: 8,
            utf8_characters: 0,
            others: 0,
            unassigned: false,
        }
    }
}

impl Doubts {
    /// Looks at a block of the file; a character on the edge of two blocks may be missed.
    pub fn watch(&mut self, block: &[u8]) {
        if block.is_ascii() {
            return;
        }
        if self.detector_blocks > 0 {
            self.detector_blocks -= 1;
            self.detector.feed(block, false);
        }
        for chunk in block.utf8_chunks() {
            self.utf8_characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
            self.others += chunk.invalid().len() as u64;
        }
        // Windows-1252 has no character here; the DOS encodings have `ü` and `É`.
        self.unassigned |= block
            .iter()
            .any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    }

    /// Whether reading the text as Windows-1252 would likely show wrong letters.
    pub fn doubtful(mut self) -> bool {
        self.detector.feed(&[], true);
        let german = self.detector.guess(Some(b"de"), Utf8Detection::Deny);
        let mixed = self.utf8_characters >= self.others;
        mixed || self.unassigned || german != encoding_rs::WINDOWS_1252
    }
}
