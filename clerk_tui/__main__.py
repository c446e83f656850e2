"""`python -m clerk_tui` is `clerk-tui`."""

from clerk_tui.cli.main import main

if __name__ == "__main__":
    main()
