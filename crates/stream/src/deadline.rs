//! A deadline that is looked at with every event and moves with each: one timer serves all of them.

use crate::surroundings::{Sleep, Surroundings};
use std::{
    future::poll_fn,
    task::{Context, Poll, ready},
    time::Duration,
};

/// See the module.
#[derive(Default)]
pub(crate) struct Deadline {
    /// The timer that runs, and when it ends.
    timer: Option<(Duration, Sleep)>,
}

impl Deadline {
    /// Ends when this much has passed. Cancel safe, and cheap to ask again with a later time.
    pub async fn reached(&mut self, surroundings: &dyn Surroundings, at: Duration) {
        poll_fn(|context| self.poll_reached(surroundings, at, context)).await;
    }

    /// [`Deadline::reached`], asked once.
    pub fn poll_reached(
        &mut self,
        surroundings: &dyn Surroundings,
        at: Duration,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        loop {
            let (ends, sleep) = match &mut self.timer {
                // One that ends early is asked again then.
                Some((ends, sleep)) if *ends <= at => (ends, sleep),
                timer => {
                    let left = at.saturating_sub(surroundings.passed());
                    let (ends, sleep) = timer.insert((at, surroundings.sleep(left)));
                    (ends, sleep)
                }
            };
            ready!(sleep.as_mut().poll(context));
            let is_over = *ends == at;
            self.timer = None;
            if is_over {
                return Poll::Ready(());
            }
        }
    }
}

impl std::fmt::Debug for Deadline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Deadline").field(&self.timer.as_ref().map(|(ends, _)| ends)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::System;
    use futures::FutureExt;

    #[tokio::test]
    async fn it_ends_at_its_time_and_not_at_an_earlier_one_that_was_given_up() {
        let mut deadline = Deadline::default();
        let now = System.passed();
        let at = |ms| now + Duration::from_millis(ms);
        assert!(deadline.reached(&System, at(20)).now_or_never().is_none());
        deadline.reached(&System, at(60)).await;
        assert!(System.passed() >= at(60));
        assert!(deadline.reached(&System, at(10_000)).now_or_never().is_none());
        deadline.reached(&System, at(80)).await;
        assert!(System.passed() < at(5_000), "an earlier time takes a new timer");
    }
}
