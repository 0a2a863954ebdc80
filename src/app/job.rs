//! Jobs: work that takes longer than a frame, on a thread of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Waker;

/// What a running job tells and is told.
#[derive(Debug, Clone, Default)]
pub(super) struct Progress {
    done: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
}

impl Progress {
    /// Tells how far it is, 0 to 1; answers whether to go on.
    pub(super) fn at(&self, share: f32) -> bool {
        self.done.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }

    /// How far it is, 0 to 1.
    pub(super) fn share(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the job to end.
    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// A job under way.
pub(super) struct Job<T> {
    /// How far it is.
    pub(super) progress: Progress,
    brings: Receiver<T>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts the work; `waker` is called when it is done.
    #[allow(clippy::disallowed_methods, reason = "jobs are the one place that starts threads")]
    pub(super) fn start(waker: Waker, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Self {
        let progress = Progress::default();
        let (send, brings) = channel();
        let told = progress.clone();
        std::thread::spawn(move || {
            let brought = work(&told);
            // Nobody waits any more: then nobody needs it.
            let _ = send.send(brought);
            waker();
        });
        Self { progress, brings }
    }

    /// What the job in `slot` brought, if it is done; the slot is empty then. `Err` if it ended
    /// without bringing anything.
    pub(super) fn take_done(slot: &mut Option<Self>) -> Option<Result<T, Died>> {
        let brought = match slot.as_ref()?.brings.try_recv() {
            Ok(brought) => Ok(brought),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Err(Died),
        };
        *slot = None;
        Some(brought)
    }

    /// Waits for it; for faces without a window.
    pub(super) fn wait(self) -> Result<T, Died> {
        self.brings.recv().map_err(|_| Died)
    }
}

/// A job ended without a result: a defect of the program.
pub(super) struct Died;
