"""Learns the network that tells from a picture of a leg where its kneecap points and how far it is bent (src/pose/looks/knee.ts).

    python3 src/train/knees.py learn OUT STILLS [STILLS ...] [--earlier FILE]  learns from `npm run stills -- … --of legs`
    python3 src/train/knees.py mean OUT NETWORK NETWORK …  writes their mean
    python3 src/train/knees.py tell OUT CLIPS TRACKS  writes what the network says of clips into their tracks

STILLS: folders of pictures of legs. A twelfth of the people is not learned from, and what is told of them is printed.
--earlier: a network to go on from. --seed: another way through the same pictures.
OUT: where `knee-network.bin` is written, and what was cut out, which is done once.
CLIPS: a folder of the renderer's clips. Needs what feet.py needs.
"""

import math
import os

import numpy as np
import torch
from torch.nn import functional

import looks
from looks import SIDES

# As in knee.ts.
ROWS, COLUMNS = 160, 88
SHAPE = looks.Shape(ROWS, COLUMNS, (1, 16, 32, 48, 64, 64), (2, 2, 2, 2, 1), 64, 5)
UNIT = 10.0
BEND_UNIT = 15.0
# The strip: of the distance from hip to ankle, how far it reaches above the one and below the other.
ABOVE, BELOW = 0.13, 0.29
LONG = ABOVE + 1 + BELOW

# Where the landmarks see hips and ankles, against the joints, in distances from hip to ankle, and how much that varies:
# across (inward) and along (down). Measured on 45 rendered clips; how much it varies on 50 others, and that a knee that shows
# off its line takes the hip's landmark along by a fifth.
HIP_SEEMS = (0.007, 0.014)
ANKLE_SEEMS = (0.0, -0.024)
HIP_VARIES = (0.0105, 0.0235)
ANKLE_VARIES = (0.009, 0.0175)
TAKEN_ALONG = 0.2

# A leg that is bent less says nothing of its knee. Degrees.
BENT = 12.0

STEPS = 8000
BATCH = 128
RATE = 2e-3
HELD_OUT = 12
# How much larger than the strip the pictures are kept, so that it may be moved, turned and sized while learning.
ROOM = 1.16
KEPT = tuple(2 * round(n * ROOM / 2) for n in (ROWS, COLUMNS))


def strip(hip, ankle):
    """Middle of the strip, width of a pixel, and its turn."""
    leg = ankle - hip
    length = float(np.hypot(*leg))
    turn = -math.atan2(leg[0], leg[1])
    return (hip - ABOVE * leg + ankle + BELOW * leg) / 2, LONG * length / ROWS, turn


def as_landmarks(points, side):
    """Hip and ankle where the landmark network would see them."""
    hip, ankle = points[side + "_hip"], points[side + "_ankle"]
    leg = ankle - hip
    other = points[("right" if side == "left" else "left") + "_hip"] - hip
    across = np.array([leg[1], -leg[0]])
    inward = across * np.sign(across @ other)
    moved = lambda place, seems: place + seems[0] * inward + seems[1] * leg
    return moved(hip, HIP_SEEMS), moved(ankle, ANKLE_SEEMS)


def knee_off(points, side):
    """How far the knee shows off the line from hip to ankle, toward the other leg, in distances between those."""
    hip, knee, ankle = (points[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
    leg = ankle - hip
    across = np.array([leg[1], -leg[0]])
    other = points[("right" if side == "left" else "left") + "_hip"] - hip
    return float((knee - hip) @ across / (leg @ leg) * np.sign(across @ other))


def leg(picture, hip, ankle, side, size=(ROWS, COLUMNS)):
    """What is looked at of a leg; the network knows left ones."""
    middle, step, turn = strip(hip, ankle)
    return looks.cut(picture, middle, step, *size, turn, side == "right")


def examples_of(folder):
    """Pictures of legs; alignment, bend, the knee's place off its line, and foot direction; and whose they are."""
    pictures, truths, people = [], [], []
    for picture, frame, name in looks.stills_of(folder):
        for side in SIDES:
            pictures.append(leg(picture, *as_landmarks(frame["points"], side), side, KEPT).astype(np.uint8))
            true = frame[side]
            truths.append((true["alignment"], true["bend"], knee_off(frame["points"], side), true["foot"]))
            people.append(name)
    return np.array(pictures), np.array(truths, np.float32), np.array(people)


def strips(kept, off, spread):
    """What landmarks make of the kept pictures, that are a little off, and that knees which show off their line take along.

    spread: of how much each varies, what it is off by, in distances from hip to ankle.
    """
    pixel = LONG / ROWS
    down, across = torch.meshgrid(
        torch.arange(ROWS) + 0.5 - ROWS / 2, torch.arange(COLUMNS) + 0.5 - COLUMNS / 2, indexing="ij"
    )
    hip, ankle = ([spread(each) / pixel for each in varies] for varies in (HIP_VARIES, ANKLE_VARIES))
    # Inward is to the left in a picture of a left leg.
    hip[0] = hip[0] - TAKEN_ALONG / pixel * off[:, None, None]
    # 0 at the hip and 1 at the ankle: in between what is seen moves by a share of both, and turns with them.
    along = ((down + ROWS / 2) * pixel - ABOVE)[None]
    size = 1 + (ankle[1] - hip[1]) * pixel
    turn = (ankle[0] - hip[0]) * pixel
    x = across[None] * size + hip[0] * (1 - along) + ankle[0] * along
    y = down[None] + hip[1] * (1 - along) + ankle[1] * along - across[None] * turn
    grid = torch.stack([x / (KEPT[1] / 2), y / (KEPT[0] / 2)], -1)
    return functional.grid_sample(kept[:, None].float(), grid, align_corners=False, padding_mode="border")[:, 0]


def varied(kept, off):
    """What a camera and landmarks that are a little off make of the kept pictures."""
    return looks.lit_otherwise(looks.blurred(strips(kept, off, lambda each: each * torch.randn(len(kept), 1, 1))))


def as_seen(pictures, truths):
    """The kept pictures as landmarks that are off by no more than all are show them."""
    kept, off = torch.from_numpy(pictures), torch.from_numpy(truths[:, 2])
    parts = zip(kept.split(512), off.split(512))
    return torch.cat([strips(part, by, lambda _: torch.zeros(len(part), 1, 1)) for part, by in parts])


def wanted_of(truths):
    """What the network says, in units of about one, and how much each counts.

    Alignment and bend are asked for. The rest is what alignment is made of, and is told so that the network learns to see it.
    """
    alignment, bend, off, foot = torch.from_numpy(truths).T
    wanted = torch.stack([alignment / UNIT, alignment * bend / 250, off * 25, bend / BEND_UNIT, foot / 30], -1)
    bent = (bend > BENT).float()
    always = torch.ones_like(bend)
    counts = torch.stack([bent, 0.3 * always, 0.3 * always, 0.8 * always, 0.3 * always], -1)
    return wanted, counts


def evened(truths):
    """How often each is shown: legs that are bent far, and knees that are off, are fewer than the rest."""
    kind = np.floor(truths[:, 0] / 5).clip(-6, 6) * 100 + np.floor(truths[:, 1] / 10).clip(0, 8)
    _, which, counts = np.unique(kind, return_inverse=True, return_counts=True)
    return torch.from_numpy(1 / np.sqrt(counts[which]))


def learned(model, pictures, truths, steps, rate, seed):
    torch.manual_seed(seed)
    kept, off = torch.from_numpy(pictures), torch.from_numpy(truths[:, 2])
    wanted, counts = wanted_of(truths)
    often = evened(truths)

    def loss_of(model):
        chosen = torch.multinomial(often, BATCH, replacement=True)
        told = looks.quickly(model, looks.standardised(varied(kept[chosen], off[chosen])))
        each = functional.smooth_l1_loss(told, wanted[chosen], beta=0.15, reduction="none")
        return (each * counts[chosen]).mean()

    return looks.learn(model, steps, rate, loss_of)


def tell(model, grey):
    """How far inside the foot's line the kneecap points. Degrees."""
    return looks.told_by(model, grey)[:, 0] * UNIT


def learn_all(out, folders, earlier, steps, seed):
    pictures, truths, people = looks.all_examples(out, folders, examples_of)
    held = np.isin(people, np.unique(people)[::HELD_OUT])
    print(f"{(~held).sum()} legs of {len(set(people[~held]))} people, {held.sum()} held out", flush=True)
    rate = 0.75 * RATE if earlier else RATE
    model = learned(looks.begun(SHAPE, earlier), pictures[~held], truths[~held], steps, rate, seed)
    looks.write(model, SHAPE, os.path.join(out, "knee-network.bin"))
    report(tell(model, as_seen(pictures[held], truths[held])), truths[held])


def report(told, truths):
    for least in (12, 17, 25):
        bent = truths[:, 1] >= least
        off, true = told[bent] - truths[bent, 0], truths[bent, 0]
        aligned, inside = np.abs(true) < 3, true > 12
        found = (told[bent][inside] > np.quantile(told[bent][aligned], 0.99)).mean()
        slope = np.polyfit(true, told[bent], 1)[0]
        print(
            f"held out, bent by {least}: mean error {np.abs(off).mean():.2f}, aligned within {told[bent][aligned].std():.2f},"
            f" slope {slope:.2f}, {100 * found:.0f} % of {inside.sum()} inside told"
        )


if __name__ == "__main__":
    given = looks.arguments(__doc__, ("learn", "mean", "tell"), STEPS)
    file = os.path.join(given.out, "knee-network.bin")
    if given.command == "learn":
        learn_all(given.out, given.folders, given.earlier, given.steps, given.seed)
    elif given.command == "mean":
        looks.write_mean(SHAPE, given.folders, file)
    else:
        part = lambda picture, points, side: leg(picture, points[side + "_hip"], points[side + "_ankle"], side)
        looks.tell_tracks(*given.folders, {"knees": (0, UNIT), "bends": (3, BEND_UNIT)}, SHAPE, file, part)
