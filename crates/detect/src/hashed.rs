//! Words by number: what is asked of every word of a title is looked up by its hash, in tables that are laid out when
//! compiled.
//!
//! Knows nothing of what the words mean. The hash is FNV-1a, of 32 bits.

/// The hash of a word.
pub const fn hash(word: &str) -> u32 {
    hash_until(word, word.len())
}

/// The hash of its first bytes.
const fn hash_until(word: &str, end: usize) -> u32 {
    let bytes = word.as_bytes();
    let mut hash = 0x811C_9DC5_u32;
    let mut at = 0;
    while at < end {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The first slot to look into, of so many (a power of two).
pub const fn first(hash: u32, slots: usize) -> usize {
    (hash ^ hash >> 15) as usize & (slots - 1)
}

/// The numbers of the bits that are set, the lowest first.
pub fn bits(of: u64) -> impl Iterator<Item = usize> {
    let left = std::iter::successors(Some(of), |left| Some(left & left.wrapping_sub(1)));
    left.take_while(|left| *left != 0).map(|left| left.trailing_zeros() as usize)
}

/// What words stand for.
pub struct Table<T: 'static, const SLOTS: usize> {
    entries: &'static [(&'static str, T)],
    /// Which entry, from 1 on; 0 where none is.
    slots: [u16; SLOTS],
}

impl<T: Copy, const SLOTS: usize> Table<T, SLOTS> {
    /// Of these words, each named once; at most half as many as slots.
    pub const fn new(entries: &'static [(&'static str, T)]) -> Self {
        assert!(SLOTS.is_power_of_two() && SLOTS <= 1 << 15 && entries.len() * 2 <= SLOTS);
        let mut slots = [0; SLOTS];
        let mut at = 0;
        while at < entries.len() {
            let mut slot = first(hash(entries[at].0), SLOTS);
            while slots[slot] != 0 {
                assert!(!is_same(entries[slots[slot] as usize - 1].0, entries[at].0), "a word stands twice");
                slot = (slot + 1) & (SLOTS - 1);
            }
            slots[slot] = at as u16 + 1;
            at += 1;
        }
        Self { entries, slots }
    }

    /// What this word stands for.
    pub fn get(&self, word: &str) -> Option<T> {
        self.get_hashed(hash(word), word)
    }

    /// The same, where its hash is known.
    #[inline]
    pub fn get_hashed(&self, hash: u32, word: &str) -> Option<T> {
        let mut slot = first(hash, SLOTS);
        loop {
            let (known, value) = self.entries.get(usize::from(self.slots[slot]).checked_sub(1)?)?;
            if *known == word {
                return Some(*value);
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }
}

const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// A [`Table`], written as a `match`.
macro_rules! table {
    ($($($word:literal)|+ => $value:expr),* $(,)?) => {
        $crate::hashed::Table::new(&[$($(($word, $value)),+),*])
    };
}
pub(crate) use table;

/// In which of at most 64 lists a word stands, as bits. Rarely it is said to stand where it doesn't, never the other
/// way round: words are told apart by their hashes alone.
pub struct Marks<const SLOTS: usize> {
    /// 0 where none is.
    hashes: [u32; SLOTS],
    bits: [u64; SLOTS],
}

impl<const SLOTS: usize> Marks<SLOTS> {
    /// Of no lists.
    pub const fn none() -> Self {
        assert!(SLOTS.is_power_of_two());
        Self { hashes: [0; SLOTS], bits: [0; SLOTS] }
    }

    /// Of these lists as well, the first of them under this bit.
    pub const fn and(mut self, mut bit: u32, lists: &[&[&str]]) -> Self {
        let mut list = 0;
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                self.mark(hash(lists[list][at]), 1 << bit);
                at += 1;
            }
            bit += 1;
            list += 1;
        }
        self
    }

    /// Of the first words of these phrases as well, under these bits.
    pub const fn and_first_words(mut self, bits: u64, phrases: &[(&str, &str)]) -> Self {
        let mut at = 0;
        while at < phrases.len() {
            let bytes = phrases[at].0.as_bytes();
            let mut end = 0;
            while end < bytes.len() && bytes[end] != b' ' {
                end += 1;
            }
            self.mark(hash_until(phrases[at].0, end), bits);
            at += 1;
        }
        self
    }

    const fn mark(&mut self, hash: u32, bits: u64) {
        assert!(hash != 0, "another hash is needed");
        let (mut slot, mut tries) = (first(hash, SLOTS), 0);
        while self.hashes[slot] != 0 && self.hashes[slot] != hash {
            slot = (slot + 1) & (SLOTS - 1);
            tries += 1;
            assert!(tries * 2 < SLOTS, "too few slots");
        }
        self.hashes[slot] = hash;
        self.bits[slot] |= bits;
    }

    /// The bits of the lists that have a word of this hash.
    #[inline]
    pub fn get(&self, hash: u32) -> u64 {
        let mut slot = first(hash, SLOTS);
        loop {
            match self.hashes[slot] {
                known if known == hash => return self.bits[slot],
                0 => return 0,
                _ => slot = (slot + 1) & (SLOTS - 1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: Table<u8, 8> = table! { "one" | "uno" => 1, "two" => 2 };
    static MARKS: Marks<16> = Marks::none().and(0, &[&["a", "b"], &["b", "c"]]).and(7, &[&["c"]]);

    #[test]
    fn words_are_found_and_others_are_not() {
        assert_eq!(
            ["one", "uno", "two", "three", ""].map(|word| TABLE.get(word)),
            [Some(1), Some(1), Some(2), None, None]
        );
        assert_eq!(["a", "b", "c", "d"].map(|word| MARKS.get(hash(word))), [1, 3, 2 | 1 << 7, 0]);
    }
}
