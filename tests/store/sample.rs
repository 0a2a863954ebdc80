//! Small made-up campaigns, and a disk that fails on demand.

use std::cell::{Cell, RefCell};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tempfile::TempDir;
use wallchart::log::{Draft, Entry};
use wallchart::model::{AuthorId, CampaignField, Edit, EntryId, Fields, RecordId, Stamp, WorkerField};
use wallchart::store::{
    Disk, Document, Folders, JournalKey, Listed, Passphrase, RealDisk, Seal, TempFile, WorkFactor,
};

/// 2026-11-22T12:00:00Z.
pub(crate) const NOON_MS: i64 = 1_795_348_800_000;

/// Repeatable chance.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.next() as u8;
        }
    }

    pub(crate) fn record(&mut self) -> RecordId {
        RecordId::random(&mut |bytes| self.fill(bytes))
    }

    pub(crate) fn entry(&mut self, on: RecordId, edit: Edit, count: u16) -> Entry {
        let mut nonce = [0; 16];
        self.fill(&mut nonce);
        let by = AuthorId::from_bytes([1, 2, 3, 4, 5]);
        let at = Stamp { ms: NOON_MS + i64::from(count) * 1000, count };
        Entry::write(Draft { on, by, at, deed: None, over: Vec::new(), edit }, nonce)
    }

    pub(crate) fn worker(&mut self, number: u16) -> Entry {
        let fields = vec![
            WorkerField::Name(format!("Person {number} \"Zoë\" Öztürk").into()),
            WorkerField::Phone(format!("+44 20 7946 {number:04}").into()),
            WorkerField::Place("shift".into(), Some(RecordId::from_bytes([7; 15]))),
        ];
        let on = self.record();
        self.entry(on, Edit::SetWorker(Fields(fields)), number)
    }
}

/// A campaign of `people`, with a desk and a name.
pub(crate) fn chart(people: u16) -> Document {
    let mut chance = Chance(42);
    let mut document = Document::new(chance.record());
    let named = vec![CampaignField::Name("Bakery".into())];
    let campaign = document.campaign;
    document.entries.push(chance.entry(campaign, Edit::SetCampaign(Fields(named)), 0));
    for number in 1..=people {
        let entry = chance.worker(number);
        document.desk.places.insert(entry.on, [i32::from(number) * -10, 25]);
        document.entries.push(entry);
    }
    document.desk.declined.insert(EntryId::from_bytes([9; 15]));
    document
}

/// The same campaign with one more person.
pub(crate) fn grown(document: &Document) -> Document {
    let mut document = document.clone();
    let number = document.entries.len() as u16;
    let entry = Chance(u64::from(number) + 1000).worker(number);
    document.entries.push(entry);
    document
}

/// The same campaign with a journal's key on its desk.
pub(crate) fn with_key(mut document: Document) -> Document {
    document.desk.journal = Some(JournalKey::generate());
    document
}

/// A seal that costs little.
pub(crate) fn quick(words: &str) -> Seal {
    let work = WorkFactor::new(4).unwrap();
    Seal::Passphrase { passphrase: Passphrase::new(words.into()), work }
}

/// A folder for one test, gone after it.
pub(crate) struct Room {
    pub(crate) dir: TempDir,
    pub(crate) folders: Folders,
}

impl Room {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folders = Folders::under(&dir.path().join("home"));
        std::fs::create_dir(dir.path().join("charts")).unwrap();
        Self { dir, folders }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().canonicalize().unwrap().join("charts").join("bakery.wallchart")
    }

    /// Every file below, with its permissions.
    pub(crate) fn files(&self) -> Vec<(PathBuf, u32)> {
        fn walk(folder: &Path, found: &mut Vec<(PathBuf, u32)>) {
            for one in std::fs::read_dir(folder).unwrap() {
                let one = one.unwrap();
                if one.metadata().unwrap().is_dir() {
                    walk(&one.path(), found);
                } else {
                    found.push((one.path(), mode(&one.path())));
                }
            }
        }
        let mut found = Vec::new();
        walk(self.dir.path(), &mut found);
        found
    }
}

#[cfg(unix)]
pub(crate) fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(not(unix))]
pub(crate) fn mode(_path: &Path) -> u32 {
    0o600
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Trouble {
    /// A system error by its number.
    Errno(i32),
    /// Half of the bytes are written; for ever: none.
    ShortWrite,
    /// The program is gone before the call is made.
    Death,
}

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Lasting {
    Once,
    /// This call, whenever it is made again.
    ThisCall,
    /// Everything from then on.
    ForEver,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) trouble: Trouble,
    pub(crate) lasting: Lasting,
}

#[derive(Default)]
struct State {
    calls: RefCell<Vec<&'static str>>,
    fault: Cell<Option<Fault>>,
}

impl State {
    /// Counts a call and says whether it fails.
    fn trouble(&self, call: &'static str) -> Option<Trouble> {
        let mut calls = self.calls.borrow_mut();
        let now = calls.len();
        calls.push(call);
        let fault = self.fault.get()?;
        let hit = match fault.lasting {
            Lasting::Once => now == fault.at,
            Lasting::ThisCall => now >= fault.at && calls.get(fault.at) == Some(&call),
            Lasting::ForEver => now >= fault.at,
        };
        // A write that is only short concerns writes alone.
        if hit && fault.trouble == Trouble::Death {
            std::process::abort();
        }
        let hit = hit && (fault.trouble != Trouble::ShortWrite || call == "write");
        hit.then_some(fault.trouble)
    }

    fn check(&self, call: &'static str) -> io::Result<()> {
        match self.trouble(call) {
            Some(Trouble::Errno(number)) => Err(io::Error::from_raw_os_error(number)),
            _ => Ok(()),
        }
    }
}

/// The real disk, without waiting for it, failing where it is told to.
#[derive(Clone, Default)]
pub(crate) struct FaultyDisk(Rc<State>);

impl FaultyDisk {
    pub(crate) fn set(&self, fault: Option<Fault>) {
        self.0.calls.borrow_mut().clear();
        self.0.fault.set(fault);
    }

    pub(crate) fn calls(&self) -> Vec<&'static str> {
        self.0.calls.borrow().clone()
    }
}

impl Disk for FaultyDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.check("resolve")?;
        RealDisk.resolve(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.check("read")?;
        RealDisk.read(path)
    }

    fn create_temp(&self, folder: &Path) -> io::Result<Box<dyn TempFile>> {
        self.0.check("create_temp")?;
        let temp = RealDisk.create_temp(folder)?;
        Ok(Box::new(FaultyTemp { temp, state: Rc::clone(&self.0) }))
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.0.check("sync_folder")
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.check("remove")?;
        RealDisk.remove(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        self.0.check("list")?;
        RealDisk.list(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.check("make_folder")?;
        RealDisk.make_folder(folder)
    }
}

struct FaultyTemp {
    temp: Box<dyn TempFile>,
    state: Rc<State>,
}

impl TempFile for FaultyTemp {
    fn path(&self) -> &Path {
        self.temp.path()
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.state.trouble("write") {
            Some(Trouble::Errno(number)) => Err(io::Error::from_raw_os_error(number)),
            Some(Trouble::ShortWrite) => {
                let lasting = self.state.fault.get().unwrap().lasting;
                let part = if lasting == Lasting::Once { bytes.len() / 2 } else { 0 };
                self.temp.write(&bytes[..part])
            }
            Some(Trouble::Death) | None => self.temp.write(bytes),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.state.check("sync")
    }

    fn rename(self: Box<Self>, onto: &Path) -> io::Result<()> {
        self.state.check("rename")?;
        self.temp.rename(onto)
    }
}
