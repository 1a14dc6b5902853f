"""How far apart two colours look, to most people and to the colour-blind.

Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes (2009), severity 1; distance is that
of CIE 1976 L*a*b*.
"""

from __future__ import annotations

import math

from graph.browser.style import linear

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

EYES: dict[str, Matrix] = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def distance(one: str, other: str, eye: str) -> float:
    """About 2 is a difference that can just be seen side by side; 10 is plain at a glance."""
    return math.dist(_lab(one, eye), _lab(other, eye))


def _lab(colour: str, eye: str) -> Triple:
    light = tuple(linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    seen = tuple(min(max(value, 0.0), 1.0) for value in _times(EYES[eye], light))
    x, y, z = (_f(value / white) for value, white in zip(_times(TO_XYZ, seen), WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _times(matrix: Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _f(share: float) -> float:
    return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
