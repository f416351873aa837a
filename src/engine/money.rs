//! What is possible for which money, as a report tells it.

use super::outlook::Start;
use super::prepared::Prepared;
use crate::analysis::budget::{Asked, Spending, spending};
use crate::analysis::packages::Effort;
use crate::analysis::picture::Year;
use crate::analysis::year::Refused;
use crate::model::finding::{Code, Finding, Place};
use crate::tables::packages::conditions::not_reached;
use crate::vocabulary::quantity::Quantity;

/// Into how many round amounts a report divides what all options cost together.
const AMOUNTS: u32 = 10;

/// What the settings say that there is to spend, in euros a year.
pub fn budget_of_settings(prepared: &Prepared) -> Option<Quantity> {
    let budget = prepared.project.settings.budget;
    budget.map(|euros| Quantity::ONE.times(euros))
}

/// What is possible in the year that was asked for; none where the town names neither a budget nor options.
pub(super) fn money(prepared: &Prepared, year: &Year) -> Result<Option<Spending>, Refused> {
    let budget = budget_of_settings(prepared);
    let is_asked =
        budget.is_some() || !prepared.choices.is_empty() || !prepared.conditions.is_empty();
    if !is_asked || year.question.year != prepared.question.year {
        return Ok(None);
    }
    let asked = Asked {
        until: Start::of(prepared, year, None).usual_end(),
        budget,
        effort: Effort::default(),
        amounts: AMOUNTS,
        conditions: &prepared.conditions,
    };
    spending(&prepared.inventory, year, &prepared.choices, asked).map(Some)
}

/// The conditions that no package keeps, whatever it costs, and how far the best comes; `place` is where each stands.
pub fn not_kept(year: &Year, spending: &Spending, place: impl Fn(usize) -> Place) -> Vec<Finding> {
    let conditions = spending.conditions.iter().enumerate();
    let findings = conditions.filter_map(|(number, own)| {
        let told = not_reached(year, spending, own)?;
        let finding = Finding::new(Code::ConditionNotKept, place(number))
            .detail("status", told.status)
            .detail("condition", told.condition)
            .detail("share", told.share)
            .detail("covered", told.covered)
            .detail("need", told.need);
        Some(finding)
    });
    findings.collect()
}
