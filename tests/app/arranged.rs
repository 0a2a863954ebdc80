//! The map's places as the program brings them.

use wallchart::app::Action;

use super::{Computer, person};

#[test]
fn many_people_get_a_first_picture_and_then_a_fine_one() {
    let computer = Computer::new();
    let mut app = computer.start();
    let mut people = Vec::new();
    for i in 0..310 {
        people.push(person(&mut app, &format!("Person {i}")));
    }
    app.perform(Action::LayOut { anew: true });
    while app.places().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        app.tick();
    }
    assert!(people.iter().all(|id| app.places().contains_key(id)), "the first picture has everybody");
    assert!(app.layout_share().is_some(), "and a finer one is being made");
    app.finish();
    assert!(app.layout_share().is_none() && !app.needs_layout());
    let fine = app.places().clone();
    app.perform(Action::LayOut { anew: true });
    app.finish();
    assert_eq!(&fine, app.places(), "the same people, the same picture");
}
