//! What is possible for which money, as a report tells it.

use super::outlook::Start;
use super::prepared::Prepared;
use crate::analysis::budget::{Asked, Spending, spending};
use crate::analysis::packages::Effort;
use crate::analysis::picture::Year;
use crate::analysis::year::Refused;
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
    let is_asked = budget.is_some() || !prepared.choices.is_empty();
    if !is_asked || year.question.year != prepared.question.year {
        return Ok(None);
    }
    let asked = Asked {
        until: Start::of(prepared, year, None).usual_end(),
        budget,
        effort: Effort::default(),
        amounts: AMOUNTS,
    };
    spending(&prepared.inventory, year, &prepared.choices, asked).map(Some)
}
