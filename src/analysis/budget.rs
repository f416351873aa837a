//! What is possible for which money: the choices of a town as packages, in both scenarios.
//!
//! Everything is told for one day, by which offers have ended unless they are renewed. Needs stay as they are on the
//! reference date. Without money nothing is renewed, so the package for nothing leaves the gap that an outlook tells for
//! that day, and on the reference date that of the analysis.
//!
//! Cells of which nothing can be concluded are left out, as they are from the gap of an analysis.

mod conditions;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::cover::{CellChange, FairCover, Market, solve};
use super::outlook::Assumption;
use super::outlook::course::Course;
use super::packages::{
    self, Best, Effect, Effort, Frontier, Invalid, NoPackage, Package, Problem, Rules, Sum, best,
    certificate, frontier,
};
use super::picture::{Covered, Year};
use super::year::Refused;
use crate::model::choice::{Act, ActKind, Choice};
use crate::model::condition::Condition;
use crate::model::inventory::Inventory;
use crate::model::offer::{Offer, Target};
use crate::vocabulary::quantity::Quantity;
pub use conditions::{Cost, Held, Reached};

/// What can be done for which money.
#[derive(Debug)]
pub struct Spending {
    /// The last day that is looked at.
    pub until: NaiveDate,
    /// What there is to spend, in euros a year, if anybody said.
    pub budget: Option<Quantity>,
    /// The choices that have a cost; packages say how often each is taken.
    pub choices: Vec<Choice>,
    /// The choices of which nobody knows what they cost: they are in no package.
    pub without_cost: Vec<Choice>,
    /// Unknown capacities are 0, withheld counts are high.
    pub cautious: Scenario,
    /// Unknown capacities are enough, withheld counts are low.
    pub generous: Scenario,
    /// In the cautious scenario.
    pub frontier: Frontier,
    /// Why no package for the budget covers more, in the cautious scenario: sums that can be added up, their offers by
    /// position in `offers`. Empty if no budget was named.
    pub sums: Vec<Sum>,
    /// The names of the offers that choices are about, and of those that they go beside.
    pub offers: Vec<String>,
    /// What every package keeps.
    pub conditions: Vec<Held>,
    /// What the conditions cost together; none if there are fewer than two, or no package.
    pub conditions_cost: Option<Cost>,
    /// What is possible for round amounts of money, the least first.
    pub amounts: Vec<Amount>,
    /// The amounts for which no package was found that keeps the conditions, in both scenarios.
    pub without_package: Vec<Unaffordable>,
}

/// An amount of money for which no package was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unaffordable {
    /// In euros a year.
    pub money: Quantity,
    /// Whether it is proved that there is none.
    pub is_proved: bool,
}

/// What is possible for at most so much money. Which amounts are looked at follows from what choices cost and from
/// the budget alone, so that it tells nothing about needs.
#[derive(Debug)]
pub struct Amount {
    /// In euros a year.
    pub money: Quantity,
    /// In the cautious scenario.
    pub cautious: Possible,
    /// In the generous one.
    pub generous: Possible,
}

/// A package, and what it covers of every cell.
#[derive(Debug)]
pub struct Possible {
    /// The best package that was found for this money.
    pub best: Best,
    /// Per cell of the headline.
    pub covered: Vec<Covered>,
}

/// What packages do in one scenario, all in millionths of a case.
#[derive(Debug)]
pub struct Scenario {
    /// Of all cells.
    pub need: u64,
    /// What is covered today, and on the day if nothing is decided.
    pub today: u64,
    /// See `today`.
    pub undecided: u64,
    /// The best package for the budget; none if no budget was named, or no package keeps the conditions.
    pub best: Option<Decided>,
}

/// A package and what it changes.
#[derive(Debug)]
pub struct Decided {
    /// How often each choice is taken, and what that covers.
    pub best: Best,
    /// By how much less would be covered if a choice were left out of it, by choice.
    pub without: Vec<u64>,
    /// Every cell whose coverage is another than today.
    pub changes: Vec<CellChange>,
}

impl Scenario {
    /// The cases without a place if so much is covered.
    pub fn gap(&self, covered: u64) -> Quantity {
        Quantity::from_units(self.need - covered.min(self.need))
    }
}

impl Spending {
    /// Whether nothing unknown makes a difference: both scenarios say the same.
    pub fn is_one_number(&self) -> bool {
        let told = |scenario: &Scenario| {
            let package = scenario.best.as_ref().map(|own| own.best.package.clone());
            (scenario.need, scenario.today, scenario.undecided, package)
        };
        told(&self.cautious) == told(&self.generous)
    }

    /// What the conditions cost together, whether there is one or several.
    pub fn cost_of_conditions(&self) -> Option<Cost> {
        match &self.conditions[..] {
            [own] => own.cost,
            _ => self.conditions_cost,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The last day that is looked at.
    pub until: NaiveDate,
    /// In euros a year.
    pub budget: Option<Quantity>,
    /// How much is looked at before the search ends with what it has.
    pub effort: Effort,
    /// Into how many round amounts the costs of all choices are divided; 0: only the frontier is told.
    pub amounts: u32,
    /// What every package has to keep.
    pub conditions: &'a [Condition],
}

/// The packages for a year that was analysed. Offers that end by the day can be renewed, whether or not the choices
/// say so.
pub fn spending(
    inventory: &Inventory,
    analysed: &Year,
    choices: &[Choice],
    asked: Asked,
) -> Result<Spending, Refused> {
    let reference = analysed.question.reference_date;
    let counts = |offer: &&Offer| {
        offer.valid_from.is_none_or(|from| from <= asked.until)
            && offer.valid_to.is_none_or(|to| to >= reference)
    };
    let mut offers: Vec<Offer> = inventory.offers.iter().filter(counts).cloned().collect();
    let on_record = offers.len();
    let choices = with_renewals(inventory, analysed, choices, &offers, asked.until)?;
    let added: Vec<Option<usize>> = choices.iter().map(|own| added(own, &mut offers)).collect();
    let course = Course::of(inventory, offers, analysed, Assumption::Constant)?;
    let in_force = |offer: usize| offer < on_record && course.in_force(offer, asked.until);
    let known = |own: &Choice| positions(&course.year.offers[..on_record], own);
    let drafts: Vec<Draft> = choices
        .iter()
        .zip(&added)
        .filter_map(|(own, added)| Draft::of(own, *added, &known(own), &in_force))
        .collect();
    let priced: Vec<Choice> = drafts.iter().map(|draft| draft.choice.clone()).collect();
    let without_cost = choices
        .iter()
        .filter(|own| own.cost.is_none())
        .cloned()
        .collect();
    let problem = |market: &Market| problem(analysed, market, &drafts, &in_force, asked);
    let (cautious, generous) = (problem(&course.cautious)?, problem(&course.generous)?);
    let headline = analysed.headline();
    let amounts = round_amounts(&priced, asked);
    let told = scenario(&cautious, &headline.cautious.cover, asked);
    let offers = course.year.offers.iter().map(|own| own.name.clone());
    let frontier = frontier(&cautious, asked.effort);
    let (conditions, conditions_cost) = conditions::held(&cautious, &told, &frontier, asked);
    let (amounts, without_package) = possible(&cautious, &generous, &amounts, asked);
    Ok(Spending {
        sums: sums(&cautious, &told, asked),
        offers: offers.collect(),
        conditions,
        conditions_cost,
        amounts,
        without_package,
        until: asked.until,
        budget: asked.budget,
        choices: priced,
        without_cost,
        frontier,
        cautious: told,
        generous: scenario(&generous, &headline.generous.cover, asked),
    })
}

/// The choices, and before them a renewal for every offer that ends by the day and that none of them renews.
fn with_renewals(
    inventory: &Inventory,
    analysed: &Year,
    choices: &[Choice],
    offers: &[Offer],
    until: NaiveDate,
) -> Result<Vec<Choice>, Refused> {
    let course = Course::of(inventory, offers.to_vec(), analysed, Assumption::Constant)?;
    let is_named = |offer: &Offer| {
        choices
            .iter()
            .any(|own| matches!(&own.act, Act::Renew(id) if *id == offer.id))
    };
    let endings = course.endings(until).into_iter();
    let ending = endings.map(|(offer, _, _)| &offers[offer]);
    let renewals = ending.filter(|offer| !is_named(offer)).map(|offer| Choice {
        id: offer.id.clone(),
        name: offer.name.clone(),
        act: Act::Renew(offer.id.clone()),
        cost: offer.annual_cost,
        most: 1,
        one_of: String::new(),
        requires: Vec::new(),
    });
    let mut all: Vec<Choice> = renewals.collect();
    all.extend_from_slice(choices);
    Ok(all)
}

/// Adds what a choice needs as an offer: a new one, or one that takes whom another opens to. Its position.
fn added(choice: &Choice, offers: &mut Vec<Offer>) -> Option<usize> {
    let offer = match &choice.act {
        Act::New(offer) => (**offer).clone(),
        Act::Open(id, targets) => {
            let own = offers.iter().rev().find(|offer| offer.id == *id)?.clone();
            let both = own
                .targets
                .iter()
                .zip(targets)
                .map(|(own, more)| joined(own, more));
            Offer {
                targets: both.collect(),
                ..own
            }
        }
        Act::Renew(_) | Act::Places(..) | Act::Close(_) => return None,
    };
    offers.push(offer);
    Some(offers.len() - 1)
}

/// Whom an offer takes that also takes others.
fn joined(own: &Target, more: &Target) -> Target {
    match (own, more) {
        (Target::Some(own), Target::Some(more)) => {
            let mut nodes = own.clone();
            nodes.extend(more);
            nodes.sort_unstable();
            nodes.dedup();
            Target::Some(nodes)
        }
        (Target::Some(_), Target::All) => Target::All,
        (own, _) => own.clone(),
    }
}

/// The offers on record that a choice is about.
fn positions(offers: &[Offer], choice: &Choice) -> Vec<usize> {
    let own = |position: &usize| offers[*position].id == choice.act.offer();
    (0..offers.len()).filter(own).collect()
}

/// A choice with a cost, and the offers of the problem that it is about.
struct Draft<'a> {
    choice: &'a Choice,
    offer: usize,
    /// The offer that takes whom it opens to.
    opened: Option<usize>,
}

impl<'a> Draft<'a> {
    /// None if it has no cost, or is about nothing: a renewal of what does not end, or places at what is not there.
    fn of(
        choice: &'a Choice,
        added: Option<usize>,
        known: &[usize],
        in_force: &dyn Fn(usize) -> bool,
    ) -> Option<Draft<'a>> {
        choice.cost?;
        let last = known.last().copied();
        let offer = match &choice.act {
            Act::New(_) => added,
            Act::Renew(_) => last.filter(|_| !known.iter().any(|own| in_force(*own))),
            // what ends may be renewed, and then have more places or be open to others
            Act::Places(..) | Act::Open(..) => last,
            Act::Close(_) => last.filter(|own| in_force(*own)),
        };
        Some(Draft {
            choice,
            offer: offer?,
            opened: added,
        })
    }
}

fn problem(
    analysed: &Year,
    market: &Market,
    drafts: &[Draft],
    in_force: &dyn Fn(usize) -> bool,
    asked: Asked,
) -> Result<Problem, Refused> {
    let results = &analysed.headline().results;
    let need = market.need().iter().zip(results);
    let need = need.map(|(need, result)| if result.certainty.is_some() { *need } else { 0 });
    let places = market.places().iter().enumerate();
    let places = places.map(|(offer, places)| if in_force(offer) { *places } else { 0 });
    let now = Market::new(need.collect(), places.collect(), market.reach().clone());
    let choices = drafts.iter().map(|draft| packages::Choice {
        effect: effect(market, draft),
        most: draft.choice.most,
        cost: cost(draft.choice),
    });
    let now = now.map_err(|_| Refused::TooLarge)?;
    let rules = Rules {
        floors: conditions::floors(analysed, &now, asked.conditions),
        ..rules(drafts)
    };
    let problem = Problem::new(now, choices.collect(), rules);
    problem.map_err(|invalid| match invalid {
        // every choice and every rule is about what is there
        Invalid::TooLarge | Invalid::Choice(_) | Invalid::Rule => Refused::TooLarge,
    })
}

fn effect(market: &Market, draft: &Draft) -> Effect {
    let offer = draft.offer as u32;
    match &draft.choice.act {
        Act::Renew(_) | Act::New(_) => Effect::Places {
            offer,
            more: market.places()[draft.offer],
        },
        Act::Places(_, more) => Effect::Places {
            offer,
            more: more.units(),
        },
        Act::Open(..) => {
            let own = market.reach().of(draft.offer);
            let opened = draft
                .opened
                .map_or(&[][..], |opened| market.reach().of(opened));
            let more = opened
                .iter()
                .filter(|cell| own.binary_search(cell).is_err());
            Effect::Opening {
                offer,
                cells: more.copied().collect(),
            }
        }
        Act::Close(_) => Effect::Closing { offer },
    }
}

/// In millionths of a euro; what saves money costs less than nothing.
fn cost(choice: &Choice) -> i64 {
    let cost = choice.cost.map_or(0, Quantity::units);
    let cost = i64::try_from(cost).unwrap_or(i64::MAX);
    match choice.act {
        Act::Close(_) => -cost,
        _ => cost,
    }
}

fn rules(drafts: &[Draft]) -> Rules {
    let mut one_of: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut rules = Rules::default();
    for (number, draft) in (0..).zip(drafts) {
        if !draft.choice.one_of.is_empty() {
            one_of.entry(&draft.choice.one_of).or_default().push(number);
        }
        for id in &draft.choice.requires {
            let other = drafts.iter().position(|other| other.choice.id == *id);
            // what needs something that is in no package is in none either
            match other {
                Some(other) => rules.prerequisites.push((number, other as u32)),
                None => rules.exclusions.push(vec![number, number]),
            }
        }
    }
    rules.exclusions.extend(one_of.into_values());
    rules
}

fn scenario(problem: &Problem, today: &FairCover, asked: Asked) -> Scenario {
    let before = solve(problem.market()).into_cover();
    let decided = asked.budget.and_then(|budget| {
        let best = best(problem, i128::from(budget.units()), asked.effort).ok()?;
        Some(decided(problem, best, today))
    });
    let need = problem.market().need();
    let today = need.iter().enumerate().map(|(cell, need)| {
        let coverage = today.coverage(cell);
        coverage.map_or(0, |coverage| coverage.of(*need))
    });
    Scenario {
        need: need.iter().sum(),
        today: today.sum(),
        undecided: before.covered(),
        best: decided,
    }
}

/// Sums by which anybody can see how good the best package is.
fn sums(problem: &Problem, scenario: &Scenario, asked: Asked) -> Vec<Sum> {
    let (Some(decided), Some(budget)) = (&scenario.best, asked.budget) else {
        return Vec::new();
    };
    let budget = i128::from(budget.units());
    certificate(problem, budget, &decided.best.package).sums(problem)
}

fn decided(problem: &Problem, best: Best, today: &FairCover) -> Decided {
    let Package { times, covered, .. } = &best.package;
    let fewer = (0..times.len()).map(|own| {
        let mut fewer = times.clone();
        fewer[own] = 0;
        fewer
    });
    let fewer: Vec<Vec<u32>> = fewer.collect();
    let without = packages::covered(problem, &fewer).into_iter();
    let after = solve(&problem.with(times)).into_cover();
    let needing =
        (0..problem.market().need().len()).filter(|cell| problem.market().need()[*cell] > 0);
    let changes = needing.filter_map(|cell| {
        let (before, after) = (today.coverage(cell)?, after.coverage(cell)?);
        (before != after).then_some(CellChange {
            cell: cell as u32,
            before,
            after,
        })
    });
    Decided {
        without: without.map(|fewer| covered - fewer.min(*covered)).collect(),
        changes: changes.collect(),
        best,
    }
}

/// Where places can be had a few at a time, a step between two amounts pays for so many at least: how far they are
/// needed is then told no closer than gaps are.
const COARSE: u64 = 10;

/// Round amounts from nothing to what all choices cost together, at most to twice the budget; and the budget.
fn round_amounts(choices: &[Choice], asked: Asked) -> Vec<Quantity> {
    if asked.amounts == 0 {
        return Vec::new();
    }
    let euros = |quantity: Quantity| quantity.units().div_ceil(Quantity::ONE.units());
    let (mut most, mut least) = (0u64, 1u64);
    for choice in choices {
        if choice.act.kind() == ActKind::Close {
            continue;
        }
        let cost = euros(choice.cost.unwrap_or_default());
        most = most.saturating_add(cost.saturating_mul(u64::from(choice.most)));
        if is_by_few(choice, choices) {
            let times = COARSE.div_ceil(places_of(choice).max(1));
            least = least.max(cost.saturating_mul(times));
        }
    }
    let budget = asked.budget.map(euros);
    let most = budget.map_or(most, |budget| most.min(budget.saturating_mul(2)));
    let step = round_up(most.div_ceil(u64::from(asked.amounts)).max(least));
    let mut amounts: Vec<u64> = (0..=most.div_ceil(step)).map(|n| n * step).collect();
    amounts.extend(budget);
    amounts.sort_unstable();
    amounts.dedup();
    let amounts = amounts.into_iter();
    amounts.map(|euros| Quantity::ONE.times(euros)).collect()
}

/// Whether places of an offer can be had a few at a time: by this choice alone, or by several.
fn is_by_few(choice: &Choice, choices: &[Choice]) -> bool {
    let gives_few = |own: &Choice| {
        let kind = own.act.kind();
        matches!(kind, ActKind::Places | ActKind::New) && places_of(own) < COARSE
    };
    let offer = choice.act.offer();
    let same = choices.iter().filter(|own| own.act.offer() == offer);
    let steps = same
        .filter(|own| gives_few(own))
        .map(|own| u64::from(own.most));
    gives_few(choice) && steps.sum::<u64>() > 1
}

/// How many places a choice gives, each time.
fn places_of(choice: &Choice) -> u64 {
    let whole = |places: Quantity| places.units() / Quantity::ONE.units();
    match &choice.act {
        Act::Places(_, more) => whole(*more),
        Act::New(offer) => offer.capacity.map_or(0, whole),
        Act::Renew(_) | Act::Open(..) | Act::Close(_) => 0,
    }
}

/// The next number of euros that is 1, 2 or 5 with zeros after it.
fn round_up(euros: u64) -> u64 {
    let mut unit = 1u64;
    loop {
        let rounds = [1, 2, 5].map(|digit| unit.saturating_mul(digit));
        if let Some(round) = rounds.into_iter().find(|round| *round >= euros) {
            return round;
        }
        unit = unit.saturating_mul(10);
    }
}

/// The best packages for these amounts, and the amounts for which there is none. Each may take its share of the work.
fn possible(
    cautious: &Problem,
    generous: &Problem,
    amounts: &[Quantity],
    asked: Asked,
) -> (Vec<Amount>, Vec<Unaffordable>) {
    let effort = Effort(asked.effort.0 / (1 + amounts.len() as u64));
    let of = |problem: &Problem, money: Quantity| {
        let best = best(problem, i128::from(money.units()), effort)?;
        let market = problem.with(&best.package.times);
        let cover = solve(&market).into_cover();
        let covered = market.need().iter().enumerate().map(|(cell, need)| {
            let covered = cover.coverage(cell).map_or(0, |own| own.of(*need));
            Covered {
                need: Quantity::from_units(*need),
                covered: Quantity::from_units(covered),
            }
        });
        let covered = covered.collect();
        Ok::<Possible, NoPackage>(Possible { best, covered })
    };
    let amounts = amounts.par_iter().map(|money| {
        let money = *money;
        match rayon::join(|| of(cautious, money), || of(generous, money)) {
            (Ok(cautious), Ok(generous)) => Ok(Amount {
                money,
                cautious,
                generous,
            }),
            (cautious, generous) => {
                let none = [cautious.err(), generous.err()];
                let is_proved = none.iter().flatten().any(|own| own.is_proved);
                Err(Unaffordable { money, is_proved })
            }
        }
    });
    let (mut possible, mut none) = (Vec::new(), Vec::new());
    for amount in amounts.collect::<Vec<_>>() {
        match amount {
            Ok(own) => possible.push(own),
            Err(own) => none.push(own),
        }
    }
    (possible, none)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(id: &str, places: u64, euros: u64, most: u32) -> Choice {
        Choice {
            id: id.to_string(),
            name: id.to_string(),
            act: Act::Places(id.to_string(), Quantity::ONE.times(places)),
            cost: Some(Quantity::ONE.times(euros)),
            most,
            one_of: String::new(),
            requires: Vec::new(),
        }
    }

    fn amounts(choices: &[Choice], budget: Option<u64>) -> Vec<f64> {
        let asked = Asked {
            until: NaiveDate::default(),
            budget: budget.map(|euros| Quantity::ONE.times(euros)),
            effort: Effort::default(),
            amounts: 10,
            conditions: &[],
        };
        let amounts = round_amounts(choices, asked).into_iter();
        amounts.map(Quantity::as_f64).collect()
    }

    #[test]
    fn amounts_are_round_and_reach_what_everything_costs() {
        let choices = [places("A", 18, 60_000, 1), places("B", 14, 50_000, 1)];
        let told = amounts(&choices, Some(90_000));
        let every = (0..=6).map(|n| f64::from(n) * 20_000.0);
        let mut every: Vec<f64> = every.chain([90_000.0]).collect();
        every.sort_by(f64::total_cmp);
        assert_eq!(told, every);
    }

    #[test]
    fn where_places_are_had_one_by_one_an_amount_pays_for_ten() {
        let choices = [places("A", 1, 1_000, 20)];
        assert_eq!(amounts(&choices, None), [0.0, 10_000.0, 20_000.0]);
        // two options of one place at the same offer are no less
        let twice = [places("A", 1, 1_000, 1), places("A", 1, 1_000, 1)];
        assert_eq!(amounts(&twice, None), [0.0, 10_000.0]);
    }

    #[test]
    fn without_options_there_is_no_amount_but_nothing_and_the_budget() {
        assert_eq!(amounts(&[], Some(5_000)), [0.0, 5_000.0]);
        assert_eq!(amounts(&[], None), [0.0]);
    }
}
