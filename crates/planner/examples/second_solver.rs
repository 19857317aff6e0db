//! Writes made-up worlds and the plans found for them into a folder, one JSON file each, for `tools/second_solver.py` to solve again.
//!
//! `cargo run -p planner --example second_solver -- FOLDER [WORLDS] [FIRST_SEED]`

use std::error::Error;

use planner::synthetic::{Size, world};
use planner::{Limits, solve};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("FOLDER is missing")?;
    let worlds = arguments.get(1).map_or(Ok(50), |count| count.parse())?;
    let first: u64 = arguments.get(2).map_or(Ok(1), |seed| seed.parse())?;
    std::fs::create_dir_all(folder)?;
    for seed in first..first + worlds {
        let world = world(seed, Size::TOWN);
        let solution = solve(&world, &Limits::none());
        let found = json!({ "status": solution.status, "values": solution.values, "moves": solution.moves, "proof": solution.proof });
        let text = serde_json::to_string_pretty(&json!({ "seed": seed, "world": world, "found": found }))?;
        std::fs::write(format!("{folder}/world-{seed:04}.json"), text)?;
    }
    Ok(())
}
