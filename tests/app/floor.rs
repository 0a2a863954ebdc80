use std::path::PathBuf;

use image::{Rgb, RgbImage};
use wallchart::app::{Action, App, TakePicture, Tone};
use wallchart::model::{Deed, Edit, Fields, FloorField, Label, Pin, RecordId, WorkerField};

use super::{Computer, PASSPHRASE, person, set, told};
use crate::exchange::picture::{from_a_telephone, holds, jpeg_of};

fn photograph() -> Vec<u8> {
    from_a_telephone(&jpeg_of(&RgbImage::from_fn(300, 200, |x, y| Rgb([x as u8, y as u8, 90]))))
}

fn take(app: &mut App, path: PathBuf, onto: Option<RecordId>) {
    app.perform(Action::TakePicture(TakePicture { path, onto, name: "Second floor".into() }));
    app.finish();
}

/// Every file under a folder, with its bytes.
fn files(folder: &std::path::Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    all
}

#[test]
fn a_picture_makes_a_sheet_and_its_place_and_name_stay_behind() {
    let computer = Computer::new();
    let camera = tempfile::tempdir().unwrap();
    let path = camera.path().join("IMG_7531-secret.jpg");
    std::fs::write(&path, photograph()).unwrap();
    let mut app = computer.saved("a.wallchart", None);
    take(&mut app, path, None);
    let sheets = app.campaign().sheets();
    assert_eq!((sheets.len(), &**sheets[0].name), (1, "Second floor"));
    // Turned: taller than wide.
    assert_eq!((sheets[0].extent().width, sheets[0].extent().height), (800, 1200));
    let floor = sheets[0].id;
    app.perform(Action::Develop(floor));
    app.finish();
    let raster = app.raster(app.campaign().sheets()[0]).unwrap();
    assert_eq!((raster.width_px, raster.height_px), (200, 300));
    computer.wait(&mut app, 1_100);
    app.perform(Action::Save);
    app.finish();
    let mut seen = 0;
    for (path, bytes) in files(computer.root()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("IMG_7531"), "{}", path.display());
        for data in text.split("\"data\":\"").skip(1) {
            let data = data.split('"').next().unwrap();
            let kept = data_encoding::BASE64.decode(data.as_bytes()).unwrap();
            assert!(!holds(&kept, b"GPS") && !holds(&kept, b"Exif") && !holds(&kept, b"Telephone"));
            seen += 1;
        }
        assert!(!holds(&bytes, b"GPS 52") && !holds(&bytes, b"Exif"));
    }
    assert!(seen > 0, "the picture is in the file");
    app.perform(Action::Undo);
    assert!(app.campaign().floors.is_empty());
    app.perform(Action::Redo);
    assert_eq!(app.campaign().sheets()[0].id, floor);
}

#[test]
fn a_sealed_campaign_keeps_its_picture_sealed() {
    let computer = Computer::new();
    let camera = tempfile::tempdir().unwrap();
    let path = camera.path().join("sketch.jpg");
    std::fs::write(&path, photograph()).unwrap();
    let mut app = computer.saved("a.wallchart", Some(PASSPHRASE));
    take(&mut app, path, None);
    computer.wait(&mut app, 1_100);
    let picture = app.campaign().sheets()[0].picture.value().clone().unwrap();
    let (data, raw) = (picture.data.as_bytes()[..64].to_vec(), picture.bytes().unwrap());
    for (path, bytes) in files(computer.root()) {
        let path = path.display();
        assert!(!holds(&bytes, &data) && !holds(&bytes, &raw[..64]), "{path} shows the picture");
    }
}

#[test]
fn a_bad_picture_changes_nothing_and_says_why() {
    let computer = Computer::new();
    let camera = tempfile::tempdir().unwrap();
    let mut app = computer.saved("a.wallchart", None);
    let before = app.session().log().len();
    let whole = photograph();
    let cases: [(&str, &[u8], &str); 3] = [
        ("list.png", b"name,job\n", "neither a PNG nor a JPEG"),
        ("cut.jpg", &whole[..whole.len() / 2], "cut off"),
        ("empty.jpg", b"", "empty"),
    ];
    for (name, bytes, words) in cases {
        let path = camera.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        take(&mut app, path, None);
        assert!(told(&app).contains(words), "{}", told(&app));
        assert_eq!(app.notice().map(|notice| notice.tone), Some(Tone::Trouble));
    }
    take(&mut app, camera.path().join("nowhere.png"), None);
    assert_eq!(app.notice().map(|notice| notice.tone), Some(Tone::Trouble));
    assert_eq!(app.session().log().len(), before);
}

#[test]
fn a_removed_sheet_comes_back_with_everything_and_its_picture_leaves_at_the_end() {
    let computer = Computer::new();
    let camera = tempfile::tempdir().unwrap();
    let path = camera.path().join("sketch.jpg");
    std::fs::write(&path, photograph()).unwrap();
    let mut app = computer.saved("a.wallchart", None);
    let ana = person(&mut app, "Ana");
    take(&mut app, path, None);
    let floor = app.campaign().sheets()[0].id;
    set(&mut app, ana, WorkerField::Spot(floor, Some(Pin { x: 30, y: 40 })));
    let remove = Deed::new(Label::new("remove-sheet", 1), vec![(floor, Edit::Remove { seen: Vec::new() })]);
    app.perform(Action::Do(remove.clone()));
    assert!(app.campaign().floors.is_empty());
    app.perform(Action::Undo);
    assert!(app.campaign().sheets()[0].picture.is_some());
    assert_eq!(app.campaign().worker(ana).and_then(|worker| worker.spot(floor)), Some(Pin { x: 30, y: 40 }));
    app.perform(Action::Do(remove));
    let data =
        |computer: &Computer| files(computer.root()).iter().any(|(_, bytes)| holds(bytes, b"\"data\":"));
    app.perform(Action::Save);
    app.finish();
    assert!(data(&computer), "still there for undo");
    app.perform(Action::Quit);
    app.finish();
    assert!(!data(&computer), "free text and pictures keep no history");
}

#[test]
fn a_forgotten_persons_spot_leaves_with_them() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    let (ana, floor) = (person(&mut app, "Ana"), app.new_record());
    let edit = Edit::SetFloor(Fields(vec![FloorField::Name("Yard".into())]));
    app.perform(Action::Do(Deed::new(Label::new("new-sheet", 1), vec![(floor, edit)])));
    set(&mut app, ana, WorkerField::Spot(floor, Some(Pin { x: 30_303, y: 40 })));
    app.perform(Action::Save);
    app.finish();
    app.perform(Action::Forget(ana));
    app.finish();
    assert!(files(computer.root()).iter().all(|(_, bytes)| !holds(bytes, b"30303")));
}
