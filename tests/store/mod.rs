//! Bytes on disk: nothing lost, nothing torn, nothing changed in silence.

mod damage;
mod faults;
mod file;
mod folders;
mod full_disk;
mod journal;
mod kill;
mod power;
mod rekey;
mod sample;
mod sealing;
mod words;
