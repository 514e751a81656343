//! Sorted maps and sets of few things, as sorted lists. Every kind of a tree map costs a reader
//! kilobytes of code, a list next to nothing. Where there may be very many things that come in any
//! order (the ledger), a tree is right.

pub use litemap::LiteMap as SortedMap;

/// A map of pairs; of two with one key the later one stays. (To collect them would bring the
/// library's way to sort along.)
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> SortedMap<K, V> {
    let mut map = SortedMap::new();
    pairs.into_iter().for_each(|(key, value)| drop(map.insert(key, value)));
    map
}

/// Things in the order of a key; those of one key stay in the order in which they come. It is meant
/// for what is short, or nearly in order: the library's way to sort costs kilobytes for each kind.
pub fn by_key<T, K: Ord>(things: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for thing in things {
        let own = key(&thing);
        // What is nearly in order belongs near the end.
        let behind = sorted.iter().rev().take_while(|other| key(other) > own).count();
        sorted.insert(sorted.len() - behind, thing);
    }
    sorted
}

/// A sorted set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedSet<T>(SortedMap<T, ()>);

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        SortedSet(SortedMap::new())
    }
}

impl<T: Ord> SortedSet<T> {
    /// A set of nothing.
    pub fn new() -> Self {
        SortedSet::default()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is in it.
    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.0.contains_key(value)
    }

    /// Puts something in; says whether it is new.
    pub fn insert(&mut self, value: T) -> bool {
        self.0.insert(value, ()).is_none()
    }

    /// Takes something out; says whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.0.remove(value).is_some()
    }

    /// What is in it, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.keys()
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        SortedSet(map(values.into_iter().map(|value| (value, ()))))
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_one_key_stays_in_its_order() {
        let things = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let sorted: String =
            by_key(things, |(key, _)| *key).into_iter().map(|(_, name)| name).collect();
        assert_eq!(sorted, "dbeac");
        assert!(by_key([0; 0], |it| *it).is_empty());
    }

    #[test]
    fn a_set_holds_each_thing_once_and_in_order() {
        let mut set = SortedSet::from([3, 1, 3, 2]);
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert!(!set.insert(2) && set.insert(0));
        assert!(set.contains(&0) && set.remove(&0) && !set.remove(&0));
        assert_eq!(set, SortedSet::from([1, 2, 3]));
        assert!(!set.is_empty() && SortedSet::<u8>::new().is_empty());
    }
}
