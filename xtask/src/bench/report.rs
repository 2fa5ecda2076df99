//! The table of a run.

use super::measure::Sample;

/// One measured command.
pub(crate) struct Row {
    title: String,
    alembic: f64,
    limbeck: f64,
    ratio: f64,
    alembic_memory: f64,
    limbeck_memory: f64,
    client: Option<f64>,
}

impl Row {
    /// Medians of Alembic's, Limbeck's and, where there is one, the client's samples. The ratio is
    /// the median of the ratios run by run, so that a machine whose speed drifts does not distort it.
    pub(crate) fn new(title: &str, samples: &[Vec<Sample>]) -> Self {
        let seconds = |tool: &[Sample]| median(tool.iter().map(|sample| sample.seconds));
        let memory = |tool: &[Sample]| median(tool.iter().map(|sample| sample.memory));
        let (alembic, limbeck) = (&samples[0], &samples[1]);
        Self {
            title: title.to_owned(),
            alembic: seconds(alembic),
            limbeck: seconds(limbeck),
            ratio: median(
                alembic
                    .iter()
                    .zip(limbeck)
                    .map(|(a, b)| a.seconds / b.seconds),
            ),
            alembic_memory: memory(alembic),
            limbeck_memory: memory(limbeck),
            client: samples.get(2).map(|client| seconds(client)),
        }
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    }
}

/// All rows of a run.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

impl Report {
    pub(crate) fn add(&mut self, row: Row) {
        println!("{}: {:.1} times faster", row.title, row.ratio);
        self.rows.push(row);
    }

    /// Prints the table as Markdown.
    pub(crate) fn print(&self) {
        println!();
        println!("| command | Alembic | Limbeck | times faster | peak memory | client |");
        println!("|---|---:|---:|---:|---:|---:|");
        for row in &self.rows {
            let client = row.client.map_or_else(String::new, |seconds| {
                format!("{} ({:.2}×)", milliseconds(seconds), row.limbeck / seconds)
            });
            println!(
                "| {} | {} | {} | {:.1} | {:.0} → {:.0} MiB | {client} |",
                row.title,
                milliseconds(row.alembic),
                milliseconds(row.limbeck),
                row.ratio,
                row.alembic_memory / 1024.0,
                row.limbeck_memory / 1024.0,
            );
        }
    }
}

fn milliseconds(seconds: f64) -> String {
    format!("{:.1} ms", seconds * 1000.0)
}
