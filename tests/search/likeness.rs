use proptest::prelude::*;
use wallchart::model::RecordId;
use wallchart::search::{ALIKE, Names, fold, likeness};

fn id(n: usize) -> RecordId {
    let mut bytes = [0; 15];
    bytes[..8].copy_from_slice(&(n as u64).to_be_bytes());
    RecordId::from_bytes(bytes)
}

#[test]
fn accents_case_and_marks_do_not_count() {
    assert_eq!(fold("  O’Shea,  INÊS "), "oshea ines");
    assert_eq!(fold("Łukasz Østergård-Đorđević ﬁn"), "lukasz ostergard dordevic fin");
    assert_eq!(fold("Straße İzmir"), "strasse izmir");
    assert_eq!(fold("أَمَل"), fold("امل"));
    assert_eq!(fold("…"), "");
}

#[test]
fn the_same_name_in_another_order_is_the_same() {
    for (a, b) in
        [("Lopez, Maria", "maria lópez"), ("THU TRANG PHAM", "Phạm Thu Trang"), ("Wei Li", "Li Wei")]
    {
        assert!((likeness(a, b) - 1.0).abs() < 1e-6, "{a} and {b}");
    }
}

#[test]
fn near_names_are_alike_and_never_the_same() {
    for (a, b) in [
        ("Maria Lopez", "Mario Lopez"),
        ("Jona Weber", "Jonas Weber"),
        ("A. Kovač", "Ana Kovac"),
        ("Fatima Idrissi", "Fatma Idrissi"),
    ] {
        let l = likeness(a, b);
        assert!((ALIKE..1.0).contains(&l), "{a} and {b}: {l}");
    }
}

#[test]
fn different_people_are_not_alike() {
    for (a, b) in [
        ("Maria Lopez", "Maria Gomez"),
        ("Ana Silva", "Rui Silva"),
        ("Rosa", "Rosa Jiménez"),
        ("", ""),
        ("Li", "Wei"),
    ] {
        let l = likeness(a, b);
        assert!(l < ALIKE, "{a} and {b}: {l}");
    }
}

#[test]
fn names_finds_the_alike_among_many() {
    let mut names = Names::default();
    let given = ["Maria", "Mario", "Ana", "Rui", "Fatima", "Joao", "Ines", "Tomas"];
    let family = ["Lopez", "Silva", "Costa", "Haddad", "Novak", "Okafor"];
    for n in 0..given.len() * family.len() {
        names.put(id(n), &format!("{} {}", given[n % given.len()], family[n / given.len()]));
    }
    let found = names.alike("LOPEZ, María", ALIKE);
    assert_eq!(found.iter().map(|(i, _)| *i).collect::<Vec<_>>(), [id(0), id(1)]);
    names.drop(id(0));
    names.put(id(1), "Somebody Else");
    assert!(names.alike("Maria Lopez", ALIKE).is_empty());
}

proptest! {
    #[test]
    fn likeness_is_fair(a in "\\PC{0,14}", b in "\\PC{0,14}") {
        let (there, back) = (likeness(&a, &b), likeness(&b, &a));
        prop_assert!((0.0..=1.0).contains(&there));
        prop_assert!((there - back).abs() < 0.02, "{} {}", there, back);
        prop_assert!(fold(&a).is_empty() || likeness(&a, &a) > 0.999);
    }

    #[test]
    fn folding_twice_changes_nothing(a in "\\PC{0,20}") {
        prop_assert_eq!(fold(&fold(&a)), fold(&a));
    }
}
