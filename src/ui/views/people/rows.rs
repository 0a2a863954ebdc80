//! The rows in their order, kept until the campaign, the filter or the sorting changes.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::columns::{Column, Facts, SortKey};
use crate::app::fold;
use crate::app::{App, Filter};
use crate::model::{Day, RecordId};

/// One key of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sort {
    /// By which column.
    pub(super) column: Column,
    /// The other way round.
    pub(super) is_descending: bool,
}

#[derive(PartialEq)]
struct Made {
    campaign: RecordId,
    revision: u64,
    today: Day,
    filter: Filter,
    presenting: bool,
    sorts: Vec<Sort>,
}

/// The people shown, in order.
#[derive(Default)]
pub(super) struct Rows {
    made: Option<Made>,
    order: Vec<RecordId>,
    places: HashMap<RecordId, usize>,
}

impl Rows {
    /// Makes them anew where something they are made from changed.
    pub(super) fn follow(&mut self, app: &App, sorts: &[Sort]) {
        let campaign = app.campaign();
        if let Some(made) = &self.made
            && (made.campaign, made.revision, made.today) == (campaign.id, campaign.revision, app.today())
            && made.presenting == app.is_presenting()
            && made.filter == *app.filter()
            && made.sorts == sorts
        {
            return;
        }
        self.made = Some(Made {
            campaign: campaign.id,
            revision: campaign.revision,
            today: app.today(),
            filter: app.filter().clone(),
            presenting: app.is_presenting(),
            sorts: sorts.to_vec(),
        });
        let facts = Facts::of(app);
        let shown = app.shown();
        let people = campaign.people().filter(|worker| shown.is_none_or(|shown| shown.contains(&worker.id)));
        let mut keyed: Vec<(Vec<SortKey>, String, RecordId)> = people
            .map(|worker| {
                let keys = sorts.iter().map(|sort| sort.column.sort_key(&facts, worker)).collect();
                (keys, fold(&app.name_of(worker)), worker.id)
            })
            .collect();
        keyed.sort_by(|a, b| {
            let by = sorts.iter().zip(a.0.iter().zip(&b.0));
            by.map(|(sort, (a, b))| compare(a, b, sort.is_descending))
                .find(|order| *order != Ordering::Equal)
                .unwrap_or_else(|| (&a.1, a.2).cmp(&(&b.1, b.2)))
        });
        self.order = keyed.into_iter().map(|(_, _, id)| id).collect();
        self.places = self.order.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    }

    /// The people in their order.
    pub(super) fn order(&self) -> &[RecordId] {
        &self.order
    }

    /// Where somebody stands.
    pub(super) fn place(&self, person: RecordId) -> Option<usize> {
        self.places.get(&person).copied()
    }

    /// Who stands so many rows further (or back), kept within the table.
    pub(super) fn step(&self, from: Option<RecordId>, by: isize) -> Option<RecordId> {
        let last = self.order.len().checked_sub(1)?;
        let place = match from.and_then(|from| self.place(from)) {
            Some(place) => place.saturating_add_signed(by).min(last),
            None if by < 0 => last,
            None => 0,
        };
        self.order.get(place).copied()
    }

    /// Everybody between two, in the order of the table, `to` last.
    pub(super) fn between(&self, from: RecordId, to: RecordId) -> Vec<RecordId> {
        let (Some(from), Some(to)) = (self.place(from), self.place(to)) else { return vec![to] };
        let mut people = self.order.get(from.min(to)..=from.max(to)).unwrap_or_default().to_vec();
        if to < from {
            people.reverse();
        }
        people
    }
}

fn compare(a: &SortKey, b: &SortKey, is_descending: bool) -> Ordering {
    match (a, b) {
        (SortKey::Nothing, SortKey::Nothing) => Ordering::Equal,
        (SortKey::Nothing, _) => Ordering::Greater,
        (_, SortKey::Nothing) => Ordering::Less,
        (a, b) if is_descending => b.cmp(a),
        (a, b) => a.cmp(b),
    }
}
