//! The files for CI services: that they are what the services take, and that the command takes every line in them.

use std::collections::BTreeMap;

use yaml_rust2::{Yaml, YamlLoader};

use crate::command::{bieu, repository, text};

/// A file of the repository that holds one YAML document.
pub fn document(name: &str) -> Yaml {
    let text = std::fs::read_to_string(repository().join(name)).unwrap();
    let mut documents = YamlLoader::load_from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    assert_eq!(documents.len(), 1, "{name}");
    documents.remove(0)
}

pub fn action() -> Yaml {
    document(".github/actions/bieu/action.yml")
}

/// A text member.
pub fn word<'y>(yaml: &'y Yaml, key: &str) -> &'y str {
    yaml[key].as_str().unwrap_or_else(|| panic!("{key} of {yaml:?}"))
}

/// The lines of the action's steps that run `bieu`, with the inputs put in: the defaults of the action unless `given` has another.
pub fn lines_of_action(given: &BTreeMap<&str, &str>) -> Vec<String> {
    let action = action();
    let mut lines = Vec::new();
    for step in action["runs"]["steps"].as_vec().unwrap() {
        let mut script = step["run"].as_str().unwrap_or_default().to_owned();
        for (name, value) in step["env"].as_hash().into_iter().flatten() {
            let input = value.as_str().unwrap().trim_start_matches("${{ inputs.").trim_end_matches(" }}");
            let default = word(&action["inputs"][input], "default");
            let value = given.get(input).copied().unwrap_or(default);
            script = script.replace(&format!("\"${}\"", name.as_str().unwrap()), value);
        }
        lines.extend(commands(&script));
    }
    lines
}

/// The lines of a script that run `bieu`.
fn commands(script: &str) -> Vec<String> {
    let lines = script.lines().map(|line| line.trim().trim_start_matches("- "));
    lines.filter(|line| line.starts_with("bieu ")).map(str::to_owned).collect()
}

/// What each `bieu` of a line is given: not where the shell sends the output, nor other commands, nor a comment.
pub fn arguments(line: &str) -> Vec<String> {
    let line = line.split(" # ").next().unwrap_or_default();
    let calls = line.split(" || ").filter_map(|call| call.trim().strip_prefix("bieu "));
    let given = |call: &str| -> String {
        call.split_whitespace().take_while(|word| ![">", "|"].contains(word)).collect::<Vec<_>>().join(" ")
    };
    calls.map(given).collect()
}

/// Fails unless the command knows every option of the line and takes its value.
#[track_caller]
fn assert_taken(line: &str) {
    for arguments in arguments(line) {
        let output = bieu(&repository(), &format!("{arguments} --help"));
        assert!(output.status.success(), "{line}\n{}", text(&output.stderr));
    }
}

#[test]
fn the_command_takes_every_line_of_the_hooks() {
    let hooks = document(".pre-commit-hooks.yaml");
    let hooks = hooks.as_vec().unwrap();
    let ids: Vec<&str> = hooks.iter().map(|hook| word(hook, "id")).collect();
    assert_eq!(ids, ["bieu-check", "bieu-fmt", "bieu-test"]);
    for hook in hooks {
        assert_eq!(word(hook, "language"), "rust");
        assert!(word(hook, "files").ends_with('$') && !word(hook, "name").is_empty(), "{hook:?}");
        let folders = hook["args"].as_vec().into_iter().flatten().map(|word| word.as_str().unwrap());
        let files = hook["pass_filenames"].as_bool().unwrap_or(true).then_some("a.bieu b.bieu");
        let words: Vec<&str> = folders.chain(files).collect();
        assert!(!words.is_empty(), "{hook:?} gets no file");
        assert_taken(&format!("{} {}", word(hook, "entry"), words.join(" ")));
    }
}

#[test]
fn the_command_takes_every_line_of_the_action() {
    let action = action();
    assert_eq!(word(&action["runs"], "using"), "composite");
    for step in action["runs"]["steps"].as_vec().unwrap() {
        assert_eq!(word(step, "shell"), "bash");
        // What a pull request brings is never put into a script's text, where it could run.
        assert!(!word(step, "run").contains("${{"), "{step:?}");
    }
    let lines = lines_of_action(&BTreeMap::from([("base", "base"), ("min-coverage", "90")]));
    assert_eq!(lines.len(), 6, "{lines:?}");
    for line in lines {
        assert_taken(&line);
    }
    assert!(!bieu(&repository(), "check rules --no-such-option --help").status.success());
}

#[test]
fn the_example_workflow_asks_for_little_and_pins_what_it_uses() {
    let workflow = document("examples/ci/workflow.yml");
    assert!(workflow["permissions"].as_hash().unwrap().is_empty());
    let action = action();
    let mut used = 0;
    for step in workflow["jobs"]["bieu"]["steps"].as_vec().unwrap() {
        let Some(uses) = step["uses"].as_str() else { continue };
        let commit = uses.split_once('@').unwrap().1;
        assert!(commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{uses}");
        if uses.contains("/.github/actions/bieu@") {
            used += 1;
            for input in step["with"].as_hash().unwrap().keys() {
                assert!(!action["inputs"][input.as_str().unwrap()].is_badvalue(), "the action has no {input:?}");
            }
        }
    }
    assert_eq!(used, 1);
    let text = std::fs::read_to_string(repository().join("examples/ci/workflow.yml")).unwrap();
    for (_, output) in action["outputs"].as_hash().unwrap() {
        assert!(text.contains(word(output, "value")), "the workflow does nothing with {output:?}");
    }
}

#[test]
fn the_example_workflow_writes_alerts_and_comments_and_for_a_fork_neither() {
    let workflow = document("examples/ci/workflow.yml");
    let job = &workflow["jobs"]["bieu"];
    let allowed: Vec<(&str, &str)> = job["permissions"]
        .as_hash()
        .unwrap()
        .iter()
        .map(|(of, to)| (of.as_str().unwrap(), to.as_str().unwrap()))
        .collect();
    assert_eq!(allowed, [("contents", "read"), ("security-events", "write"), ("pull-requests", "write")]);
    assert_eq!(
        word(&job["env"], "MAY_WRITE"),
        "${{ github.event.pull_request.head.repo.full_name == github.repository }}"
    );
    let text = |step: &Yaml, key: &str| step[key].as_str().unwrap_or_default().to_owned();
    let steps = job["steps"].as_vec().unwrap();
    let writes = |step: &&Yaml| text(step, "uses").contains("upload-sarif") || text(step, "run").contains("gh ");
    let (writing, others): (Vec<&Yaml>, Vec<&Yaml>) = steps.iter().partition(writes);
    assert_eq!(writing.len(), 2, "alerts and comments");
    for step in writing {
        assert!(text(step, "if").contains("env.MAY_WRITE == 'true'"), "{step:?}");
    }
    for step in others {
        assert!(!text(step, "if").contains("MAY_WRITE"), "what writes nothing is done for a fork too: {step:?}");
    }
}

#[test]
fn the_command_takes_every_line_of_the_page() {
    let page = std::fs::read_to_string(repository().join("docs/ci.md")).unwrap();
    let fences: Vec<&str> = page.split("```").skip(1).step_by(2).collect();
    let hooks = document(".pre-commit-hooks.yaml");
    let ids: Vec<&str> = hooks.as_vec().unwrap().iter().map(|hook| word(hook, "id")).collect();
    let mut lines = Vec::new();
    for fence in fences {
        lines.extend(commands(fence));
        let Some(yaml) = fence.strip_prefix("yaml\n") else { continue };
        let documents = YamlLoader::load_from_str(yaml).unwrap();
        for hook in documents[0]["repos"][0]["hooks"].as_vec().into_iter().flatten() {
            assert!(ids.contains(&word(hook, "id")), "{hook:?}");
        }
    }
    assert!(lines.len() >= 9, "{lines:?}");
    for line in lines {
        assert_taken(&line);
    }
}
