"""The web face in a real browser: Chromium, driven by Playwright."""
