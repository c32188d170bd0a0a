"""Run the command line as `python -m memoria`."""

try:
    from memoria.cli import main

    status = main()
except KeyboardInterrupt:  # while the program is still being loaded
    status = 130
raise SystemExit(status)
