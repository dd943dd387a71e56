//! The app in its window, driven as a person would.

use super::{
    PATIENCE,
    desktop::Desktop,
    driver::Driver,
    evidence::{self, Witness},
    process, wait_until,
    webdriver::{Element, Session},
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};
use xtask::{leash::Leashed, report::Report};

const APP: &str = env!("CARGO_BIN_EXE_ww3-monitor");

/// How the app is started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// Names what a failed test leaves.
    pub name: String,
    pub data_dir: PathBuf,
    pub arguments: Vec<String>,
    pub env: Vec<(String, String)>,
}

impl Launch {
    /// For the test of this name, with a data folder on its desktop.
    pub fn new(name: &str, desktop: &Desktop) -> Self {
        Self { name: name.to_owned(), data_dir: desktop.file("app"), arguments: Vec::new(), env: Vec::new() }
    }

    /// Follows this server alone.
    pub fn server(self, url: &str) -> Self {
        self.argument("--server").argument(url)
    }

    pub fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where it writes what its window shows.
    pub fn report(&self) -> PathBuf {
        self.data_dir.with_extension("report.json")
    }

    fn all_arguments(&self) -> Vec<String> {
        let path = |path: &Path| path.to_str().unwrap().to_owned();
        let own = ["--data-dir".into(), path(&self.data_dir), "--report".into(), path(&self.report())];
        own.into_iter().chain(self.arguments.iter().cloned()).collect()
    }

    /// Starts it without a driver, for a second instance or a start without a window.
    pub fn undriven(&self, desktop: &Desktop) -> Leashed {
        let mut command: Command = desktop.command(APP);
        process::without_settings(&mut command);
        command.args(self.all_arguments()).envs(self.env.iter().map(|(name, value)| (name, value)));
        let log = fs::File::options().create(true).append(true).open(desktop.file("undriven.log")).unwrap();
        let copy = log.try_clone().unwrap();
        Leashed::start(command.stdout(log).stderr(copy)).unwrap()
    }
}

/// The app, and the driver that holds its window.
pub struct App<'a> {
    pub session: Session,
    launch: Launch,
    pid: u32,
    // In this order they end: the witness looks at a window that is still there.
    witness: Witness<'a>,
    _driver: Driver,
}

impl<'a> App<'a> {
    /// Starts it and takes hold of its window.
    pub async fn start(desktop: &'a Desktop, launch: &Launch) -> App<'a> {
        let log = desktop.file(&format!("{}.log", launch.name));
        let driver = Driver::start(desktop, &log);
        let logs = vec![log, launch.data_dir.join("logs"), launch.report()];
        let witness = Witness { name: launch.name.clone(), desktop, logs };
        let session = driver.open(Path::new(APP), &launch.all_arguments(), &launch.env).await;
        let pid = driver.program().expect("the app ended");
        Self { session, launch: launch.clone(), pid, witness, _driver: driver }
    }

    /// Waits for an element, by its CSS selector.
    pub async fn wait_for(&self, css: &str) -> Element {
        self.wait_until(&format!("no {css}"), async || self.session.find(css).await).await
    }

    /// How many elements there are now.
    pub async fn count(&self, css: &str) -> usize {
        self.session.find_all(css).await.len()
    }

    /// What an element says, once it is there.
    pub async fn text(&self, css: &str) -> String {
        self.on(css, async |element| self.session.text(element).await).await
    }

    /// An attribute of an element, once that is there.
    pub async fn attr(&self, css: &str, name: &str) -> Option<String> {
        self.on(css, async |element| self.session.attr(element, name).await).await
    }

    /// Clicks an element, once it is there.
    pub async fn click(&self, css: &str) {
        self.on(css, async |element| self.session.click(element).await).await;
    }

    /// Types into an element, once it is there.
    pub async fn type_into(&self, css: &str, text: &str) {
        self.on(css, async |element| self.session.type_into(element, text).await).await;
    }

    /// Waits until an element says something that will do; gives it.
    pub async fn wait_for_text(&self, css: &str, will_do: impl Fn(&str) -> bool) -> String {
        let look = async || Some(self.text(css).await).filter(|text| will_do(text));
        self.wait_until(&format!("{css} doesn't say what it should"), look).await
    }

    /// What a script of the page returns.
    pub async fn execute(&self, script: &str, arguments: &[Value]) -> Value {
        self.session.execute(script, arguments).await
    }

    /// Calls a command of the app as the page does; the error is what the command answered.
    pub async fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let script = "const [command, given, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, given)
                .then(answer => done([true, answer ?? null]), error => done([false, error ?? null]));";
        let answer = self.session.execute_async(script, &[command.into(), arguments]).await;
        let [Value::Bool(is_ok), value] = answer.as_array().unwrap().as_slice() else { panic!("{answer}") };
        if *is_ok { Ok(value.clone()) } else { Err(value.clone()) }
    }

    /// Takes hold of the window that was built in the place of a destroyed one.
    pub async fn take_new_window(&self) {
        let handle = self.wait_until("no window", async || self.session.windows().await.pop()).await;
        self.session.switch_to(&handle).await;
    }

    /// Does something with an element, once it is there; anew where the page puts another in its place meanwhile.
    async fn on<T>(&self, css: &str, act: impl AsyncFn(&Element) -> Result<T, String>) -> T {
        let started = Instant::now();
        loop {
            let element = self.wait_for(css).await;
            match act(&element).await {
                Ok(done) => return done,
                Err(error) => assert!(started.elapsed() < PATIENCE, "{css}: {error}"),
            }
        }
    }

    async fn wait_until<T>(&self, otherwise: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            assert!(started.elapsed() < PATIENCE, "{otherwise}, within {PATIENCE:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the app says its window shows, once that will do.
    pub fn wait_for_report(&self, what: &str, will_do: impl Fn(&Report) -> bool) -> Report {
        let file = self.launch.report();
        wait_until(what, || Report::read(&file).filter(&will_do))
    }

    /// Saves what the screen shows in `target/e2e`; works with the window hidden, too.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        // Drawn by software, the window is some frames behind what the page says.
        std::thread::sleep(Duration::from_millis(1500));
        let file = evidence::folder(&self.launch.name).join(format!("{name}.png"));
        self.witness.desktop.screenshot(&file).unwrap();
        file
    }

    /// The id of the app's process.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Whether it runs.
    pub fn is_alive(&self) -> bool {
        process::is_alive(self.pid)
    }

    /// The folder with its cache, settings and logs.
    pub fn data_dir(&self) -> &Path {
        &self.launch.data_dir
    }

    /// Waits until it ended by itself.
    pub fn wait_for_end(&self) {
        process::wait_for_end(self.pid);
    }

    /// Asks it to end (SIGTERM), and waits until it did.
    pub fn end(self) {
        process::terminate(self.pid);
    }

    /// Ends it as a crash would.
    pub fn kill9(self) {
        process::kill(self.pid);
    }
}
