"""Learns the network that tells from a picture of hips which way the pelvis faces (src/pose/looks/pelvis.ts).

    python3 src/train/pelvis.py learn OUT STILLS [STILLS ...] [--earlier FILE]  learns from `npm run stills -- … --of legs`
    python3 src/train/pelvis.py tell OUT CLIPS TRACKS  writes what the network says of clips into their tracks

STILLS: folders of pictures of legs. A twelfth of the people is not learned from, and what is told of them is printed.
--earlier: a network to go on from. --seed: another way through the same pictures.
OUT: where `pelvis-network.bin` is written, and what was cut out, which is done once.
CLIPS: a folder of the renderer's clips. Needs what feet.py needs.
"""

import os

import numpy as np
import torch
from torch.nn import functional

import looks
from looks import SIDES

# As in pelvis.ts.
ROWS, COLUMNS = 72, 64
SHAPE = looks.Shape(ROWS, COLUMNS, (1, 16, 32, 48, 64, 64), (2, 2, 2, 2, 1), 64, 1)
UNIT = 10.0
# What is shown, in distances from hip to ankle: how high, and how much of that above the hips. Pictures of legs show no more.
HIGH, ABOVE = 0.8, 0.13

# Where the landmarks see hips, against the joints, in the same distances, how much shorter legs seem to be, and how much that
# varies. A pelvis that turns takes the middle of its landmarks along: for each degree so much. Measured on 32 rendered people.
SEEMS_DOWN, SEEMS_LONG = 0.02, 0.951
VARIES_ACROSS, VARIES_DOWN, VARIES_LONG, VARIES_TURN = 0.009, 0.024, 0.025, 0.01
TAKEN_ALONG = 0.00044

STEPS = 10000
BATCH = 128
RATE = 2e-3
HELD_OUT = 12
# How much larger than the network's picture they are kept, so that it may be moved, turned and sized while learning.
ROOM = 1.14
KEPT = tuple(2 * round(n * ROOM / 2) for n in (ROWS, COLUMNS))


def window(points, long=1.0, down=0.0):
    """Middle of what is looked at, and how wide a pixel is; `points`: by name."""
    leg = np.mean([np.hypot(*(points[f"{side}_hip"] - points[f"{side}_ankle"])) for side in SIDES])
    hips = (points["left_hip"] + points["right_hip"]) / 2
    return hips + np.array([0, ((HIGH / 2 - ABOVE) * long + down) * leg]), HIGH * long * leg / ROWS


def pelvis(picture, points, side):
    """What is looked at for one side, that to which it is told to face; the network knows the left one."""
    return looks.cut(picture, *window(points), ROWS, COLUMNS, mirrored=side == "right")


def examples_of(folder):
    """Pictures of hips; which way the pelvis faces against the line of sight, and how far it is turned; and whose they are."""
    pictures, truths, people = [], [], []
    for picture, frame, name in looks.stills_of(folder):
        pictures.append(looks.cut(picture, *window(frame["points"], SEEMS_LONG, SEEMS_DOWN), *KEPT).astype(np.uint8))
        truths.append((frame["pelvis"]["facing"], frame["pelvis"]["turned"]))
        people.append(name)
    return np.array(pictures), np.array(truths, np.float32), np.array(people)


def windows(kept, facing, spread):
    """What landmarks make of the kept pictures, that are a little off, and that a pelvis which turns takes along.

    spread: of how much each varies, what it is off by.
    """
    down, across = torch.meshgrid(
        torch.arange(ROWS) + 0.5 - ROWS / 2, torch.arange(COLUMNS) + 0.5 - COLUMNS / 2, indexing="ij"
    )
    pixels = ROWS / HIGH / SEEMS_LONG
    size, turn = 1 + spread(VARIES_LONG), spread(VARIES_TURN)
    x = across * size - down * turn + pixels * (spread(VARIES_ACROSS) + TAKEN_ALONG * facing[:, None, None])
    y = down * size + across * turn + pixels * spread(VARIES_DOWN)
    grid = torch.stack([x / (KEPT[1] / 2), y / (KEPT[0] / 2)], -1)
    return functional.grid_sample(kept[:, None].float(), grid, align_corners=False, padding_mode="border")[:, 0]


def varied(kept, facing):
    """What a camera and landmarks that are a little off make of the kept pictures."""
    return looks.lit_otherwise(looks.blurred(windows(kept, facing, lambda each: each * torch.randn(len(kept), 1, 1))))


def as_seen(pictures, truths):
    """The kept pictures as landmarks that are off by no more than all are show them."""
    parts = zip(torch.from_numpy(pictures).split(512), torch.from_numpy(truths[:, 0]).split(512))
    return torch.cat([windows(part, facing, lambda _: torch.zeros(len(part), 1, 1)) for part, facing in parts])


def evened(truths):
    """How often each is shown: most are turned by nothing, and what turns against the legs is learned least."""
    _, which, counts = np.unique(np.round(truths[:, 1] / 4).clip(-4, 4), return_inverse=True, return_counts=True)
    return torch.from_numpy(1 / np.sqrt(counts[which]))


def learned(model, pictures, truths, steps, rate, seed):
    torch.manual_seed(seed)
    kept, facing = torch.from_numpy(pictures), torch.from_numpy(truths[:, 0])
    often = evened(truths)

    def loss_of(model):
        chosen = torch.multinomial(often, BATCH, replacement=True)
        shown, wanted = varied(kept[chosen], facing[chosen]), facing[chosen] / UNIT
        mirrored = torch.rand(BATCH) < 0.5
        shown = torch.where(mirrored[:, None, None], shown.flip(2), shown)
        told = looks.quickly(model, looks.standardised(shown))[:, 0]
        return functional.smooth_l1_loss(told, torch.where(mirrored, -wanted, wanted), beta=0.15)

    return looks.learn(model, steps, rate, loss_of)


def tell(model, grey):
    """Which way the pelvis faces, positive to the subject's left, as both sides say together. Degrees."""
    left, right = (looks.told_by(model, each)[:, 0] for each in (grey, grey.flip(2)))
    return (left - right) / 2 * UNIT


def learn_all(out, folders, earlier, steps, seed):
    pictures, truths, people = looks.all_examples(out, folders, examples_of)
    held = np.isin(people, np.unique(people)[::HELD_OUT])
    print(f"{(~held).sum()} pictures of {len(set(people[~held]))} people, {held.sum()} held out", flush=True)
    rate = 0.75 * RATE if earlier else RATE
    model = learned(looks.begun(SHAPE, earlier), pictures[~held], truths[~held], steps, rate, seed)
    looks.write(model, SHAPE, os.path.join(out, "pelvis-network.bin"))
    told, (facing, turned) = tell(model, as_seen(pictures[held], truths[held])), truths[held].T
    for name, some in (("all", np.abs(turned) < 90), ("turned by 8 and more", np.abs(turned) >= 8)):
        seen = np.polyfit(turned[some], told[some] - facing[some] + turned[some], 1)[0]
        off = np.abs(told - facing)[some].mean()
        print(f"held out, {name}: mean error {off:.2f} degrees, {100 * seen:.0f} % of the turn seen")


if __name__ == "__main__":
    given = looks.arguments(__doc__, ("learn", "tell"), STEPS)
    if given.command == "learn":
        learn_all(given.out, given.folders, given.earlier, given.steps, given.seed)
    else:
        file = os.path.join(given.out, "pelvis-network.bin")
        looks.tell_tracks(*given.folders, {"pelvis": (0, UNIT)}, SHAPE, file, pelvis)
