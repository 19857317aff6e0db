//! The program `luan`.

fn main() -> std::process::ExitCode {
    luan::main()
}
