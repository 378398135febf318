//! Prints what the walls count, a column for each folder that is given, all lists of what is too long with `--all`.

#[allow(dead_code, reason = "the walls count more than is printed")]
#[path = "../tests/walls/shape/mod.rs"]
mod shape;

use std::path::Path;

use shape::{LONGEST_FILE, LONGEST_FUNCTION, Shape};

/// A line of the table: what is counted, and how.
const LINES: [(&str, fn(&Shape) -> String); 13] = [
    ("lines of src", |shape| shape.files.values().sum::<usize>().to_string()),
    ("files", |shape| shape.files.len().to_string()),
    ("rooms", |shape| shape.rooms.len().to_string()),
    ("rooms in circles", |shape| shape.room_circles.iter().map(Vec::len).sum::<usize>().to_string()),
    ("circles of files", |shape| shape.circles.len().to_string()),
    ("files in circles", |shape| shape.circles.iter().map(Vec::len).sum::<usize>().to_string()),
    ("arrows up", |shape| shape.arrows_up.len().to_string()),
    ("longest file", |shape| shape.files.values().max().map_or_else(String::new, usize::to_string)),
    ("files too long", |shape| shape.files.values().filter(|lines| **lines > LONGEST_FILE).count().to_string()),
    ("longest function", |shape| shape.functions.iter().map(|(.., lines)| *lines).max().unwrap_or(0).to_string()),
    ("functions too long", |shape| {
        shape.functions.iter().filter(|(.., lines)| *lines > LONGEST_FUNCTION).count().to_string()
    }),
    ("public modules", |shape| shape.public_modules.len().to_string()),
    ("public items", |shape| shape.public_items.len().to_string()),
];

fn main() {
    let (options, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument == "--all");
    let shapes: Vec<Shape> = folders.iter().map(|folder| Shape::of(Path::new(folder))).collect();
    for (name, count) in LINES {
        let cells: String = shapes.iter().map(|shape| format!("{:>10}", count(shape))).collect();
        println!("{name:<24}{cells}");
    }
    for shape in shapes.iter().filter(|_| !options.is_empty()) {
        println!();
        for (file, lines) in shape.files.iter().filter(|(_, lines)| **lines > LONGEST_FILE) {
            println!("{file}: {lines} lines");
        }
        for (file, name, lines) in shape.functions.iter().filter(|(.., lines)| *lines > LONGEST_FUNCTION) {
            println!("{file}: {name} has {lines} lines");
        }
        for circle in shape.room_circles.iter().chain(&shape.circles) {
            println!("circle: {}", circle.join(", "));
        }
        for (child, parent) in &shape.arrows_up {
            println!("arrow up: {child}, {parent}");
        }
        println!("public modules: {}", shape.public_modules.iter().cloned().collect::<Vec<_>>().join(", "));
        println!("public items: {}", shape.public_items.iter().cloned().collect::<Vec<_>>().join(", "));
    }
}
