"""`python -m bench page`: what the page costs whoever has it open.

How much script each page loads; how long after pressing Join the first picture of somebody else is there; what is left
in memory when a hundred others have come and gone; whether anything in the circle moves that nobody moved.

Floors, from the ground up: sizes, snapshot (pure: the built files, a heap); watch, window (what is measured inside a
page), crowd (people without a browser); weight, shift, first_frame (one measurement each); report, main. A real
Chromium is driven by the tools of the end-to-end tests (`tests.support`), which alone know the hooks of the page.
"""
