"""What the essay "A path to perfection" claims. Expected values come from closed forms or from other arithmetic."""

from __future__ import annotations

import math

import numpy as np
import pytest

every_framework = pytest.mark.parametrize("framework", ["numpy", "torch", "mlx"])
close = pytest.approx
SIGMA2, POINTS = 0.25, 20  # of the polynomials


# The cat and the box


def test_what_works_becomes_stronger_and_that_is_enough_to_learn(values):
    box = values("path-to-perfection/puzzle_box_plot")
    assert (box["learners"], box["trials"], box["actions"]) == (2000, 30, 6)
    for k, mean in enumerate(box["mean_tries"]):
        chance = (1 + k) / (6 + k)  # of the right action, after k trials
        error = math.sqrt((1 - chance) / chance**2 / 2000)  # of the mean of 2,000 geometric numbers
        assert abs(mean - 1 / chance) < 4 * error
    assert box["one_low"] == min(box["one"]) == 1
    assert box["one_high"] == max(box["one"]) < 9  # inside the figure


def test_sudden_and_gradual_learners_have_the_same_average(values):
    kinds = values("path-to-perfection/sudden_or_gradual_numpy")
    learners, chance = kinds["learners"], kinds["chance"]
    assert (learners, chance, kinds["trials"]) == (20_000, 0.1, 40)
    for t in range(1, 41):
        known = 1 - (1 - chance) ** t
        error = math.sqrt(known * (1 - known) / learners)
        # 80 numbers are compared: 4.5 standard errors leave a chance of 1 in 1,800 for a false alarm
        assert abs(kinds["share_sudden"][t - 1] - known) < 4.5 * error
        assert abs(kinds["share_gradual"][t - 1] - known) < 4.5 * error


def test_a_gradual_learner_falls_back_four_times_and_a_sudden_one_never(values):
    kinds = values("path-to-perfection/sudden_or_gradual_numpy")
    assert kinds["back_sudden"] == 0
    q = [0.9**t for t in range(1, 41)]  # chance of a wrong answer
    expected = sum((1 - q[t]) * q[t + 1] for t in range(39))
    # One learner's count has a standard deviation below 2: 4 standard errors of 20,000 learners are 0.06
    assert abs(kinds["back_gradual"] - expected) < 0.06


# The stubborn and the nervous


def bias2(size, n=POINTS):
    """Squared bias of a least-squares polynomial, in another basis than the program's."""
    x = np.linspace(-1, 1, n)
    powers = np.polynomial.chebyshev.chebvander(x, size - 1)
    wave = np.sin(4 * x)
    return np.mean((powers @ np.linalg.lstsq(powers, wave)[0] - wave) ** 2)


def test_error_on_new_data_is_noise_and_stubbornness_and_nervousness(values):
    parts = values("path-to-perfection/bias_variance_numpy")
    assert parts["noise"] ** 2 == SIGMA2
    for k, size in enumerate((2, 6, 14)):
        variance = SIGMA2 * size / POINTS
        assert parts["biases"][k] == close(bias2(size), abs=0.003)  # a mean of 10,000 fits has a variance, too
        assert parts["variances"][k] == close(variance, rel=4 * math.sqrt(2 / (size * 10_000)))  # 4 standard errors
        assert parts["totals"][k] == close(SIGMA2 + parts["biases"][k] + parts["variances"][k])
        assert parts["measured"][k] == close(SIGMA2 + bias2(size) + variance, rel=0.01)


def test_twice_the_data_is_half_the_variance_and_the_same_stubbornness():
    rng = np.random.default_rng(7)
    variances = []
    for n in (20, 40):
        powers = np.polynomial.chebyshev.chebvander(np.linspace(-1, 1, n), 5)
        fits = powers @ np.linalg.lstsq(powers, rng.normal(0, 0.5, (n, 4000)))[0]
        variances.append(np.var(fits, axis=1).mean())
    assert variances[0] / variances[1] == close(2, rel=0.05)
    assert bias2(2, 40) == close(bias2(2, 20), rel=0.1)


def test_the_stubborn_fits_lie_closer_together_than_the_nervous_ones(values):
    fits = values("path-to-perfection/stubborn_or_nervous_plot")
    assert fits["fits"] == 8
    noise = np.random.default_rng(fits["seed"]).normal(0, 0.5, (POINTS, 8))
    wave = np.sin(4 * np.linspace(-1, 1, POINTS))[:, None]
    assert np.array(fits["y"]) == close(wave + noise)
    assert fits["spreads"][0] < fits["spreads"][1]
    for spread, size in zip(fits["spreads"], (2, 14), strict=True):
        # The mean standard deviation of eight fits at 20 places; a third more or less is chance
        assert spread == close(math.sqrt(SIGMA2 * size / POINTS), rel=0.34)


def test_each_parameter_drives_the_two_errors_apart_by_two_variances_over_n(values):
    errors = values("path-to-perfection/two_errors_plot")
    assert errors["sizes"] == list(range(1, 15))
    assert (errors["draws"], errors["n"], errors["noise"] ** 2) == (1000, POINTS, SIGMA2)
    for k, size in enumerate(errors["sizes"]):
        # The error of one set has a standard deviation below 0.2: 4 standard errors of 1,000 sets are 0.025
        assert abs(errors["training"][k] - (SIGMA2 * (1 - size / POINTS) + bias2(size))) < 0.025
        assert abs(errors["validation"][k] - (SIGMA2 * (1 + size / POINTS) + bias2(size))) < 0.025
    assert 2 * SIGMA2 / POINTS == close(0.025)
    assert all(np.diff(errors["training"]) < 0)


def test_a_single_run_mostly_picks_another_size_than_the_mean(values):
    errors = values("path-to-perfection/two_errors_plot")
    assert errors["best"] == 6 == 1 + int(np.argmin(errors["validation"]))
    assert errors["lowest"] == min(errors["validation"])
    expected = [SIGMA2 * (1 + size / POINTS) + bias2(size) for size in range(1, 15)]
    assert 1 + int(np.argmin(expected)) == 6
    rng, picks = np.random.default_rng(3), []
    wave = np.sin(4 * np.linspace(-1, 1, POINTS))[:, None]
    old, new = wave + rng.normal(0, 0.5, (2, POINTS, 2000))
    for size in range(1, 15):
        powers = np.polynomial.chebyshev.chebvander(np.linspace(-1, 1, POINTS), size - 1)
        picks.append(np.mean((powers @ np.linalg.lstsq(powers, old)[0] - new) ** 2, axis=0))
    again = np.mean(np.argmin(picks, axis=0) == 5)
    # 4 standard errors of the difference of two shares near 0.3, from 1,000 and 2,000 sets
    assert abs(errors["picks_best"] - again) < 4 * math.sqrt(0.3 * 0.7 * (1 / 1000 + 1 / 2000))
    assert errors["picks_best"] < 0.5


# Exercise, rehearsal, exam


def test_a_random_split_turns_a_coin_into_an_expert(values):
    exam = values("path-to-perfection/same_person_numpy")
    assert (exam["people"], exam["samples"], exam["repeats"]) == (60, 10, 20)
    assert exam["by_sample"] > 0.95
    # 20 exams of 18 people, each of them a coin: 4 standard errors. Two people may share their nearest neighbor,
    # which makes the exam a little noisier than 360 coins; twice the variance covers it.
    assert abs(exam["by_person"] - 0.5) < 4 * math.sqrt(2 * 0.25 / 360)


# What 90 percent means


@every_framework
def test_trained_longer_the_network_is_surer_and_not_more_often_right(values, framework):
    exam = values(f"path-to-perfection/calibration_{framework}")
    (early, late), (right, right_late) = exam["says"], exam["right"]
    error = math.sqrt(0.73 * 0.27 / 4000)  # of a share among 4,000
    assert abs(early - right) < 4 * error
    assert right_late - right < 4 * error
    assert late - right_late > 0.1
    assert exam["surest"][1] < 0.9  # and they say 95 % or more


def network(steps, seed=1986):
    """The calibration network with another arithmetic: every weight in one vector, gradient by the chain rule."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(4100, 10))
    yes = 1 / (1 + np.exp(-2 * x[:, 0]))
    t = rng.uniform(size=(4100, 1))[:, 0] < yes
    first = np.column_stack([rng.normal(size=(16, 10)) / math.sqrt(10), np.zeros(16)])
    last = np.append(rng.normal(size=(1, 16)) / 4, 0)
    x1 = np.column_stack([x, np.ones(4100)])

    def p_of(some):
        h = np.column_stack([np.tanh(some @ first.T), np.ones(len(some))])
        return h, 1 / (1 + np.exp(-h @ last))

    for _ in range(steps):
        h, p = p_of(x1[:100])
        error = (p - t[:100]) / 100
        back = np.outer(error, last[:16]) * (1 - h[:, :16] ** 2)
        last = last - 0.5 * error @ h
        first = first - 0.5 * back.T @ x1[:100]
    return p_of(x1)[1], t, yes


@every_framework
def test_the_numbers_of_the_calibration_are_those_of_another_arithmetic(values, framework):
    exam = values(f"path-to-perfection/calibration_{framework}")
    for k, steps in enumerate((20, 400)):
        p, t, _ = network(steps)
        sure, right = np.maximum(p, 1 - p)[100:], ((p > 0.5) == t)[100:]
        assert exam["says"][k] == close(sure.mean(), abs=1e-3)
        assert exam["right"][k] == close(right.mean(), abs=2e-3)
        assert exam["surest"][k] == close(right[sure >= 0.95].mean(), abs=5e-3)


def test_after_400_steps_it_is_right_about_nearly_all_of_the_training_set():
    p, t, _ = network(400)
    assert np.mean((p > 0.5)[:100] == t[:100]) > 0.95


def test_where_it_says_much_less_is_yes_and_where_it_says_little_more(values):
    figure = values("path-to-perfection/calibration_plot")
    for k, steps in enumerate((20, 400)):
        p, t, yes = network(steps)
        tenth = np.minimum((p[100:] * 10).astype(int), 9)
        assert figure["says"][k] == close([p[100:][tenth == i].mean() for i in range(10)], abs=1e-6)
        assert figure["share"][k] == close([t[100:][tenth == i].mean() for i in range(10)], abs=1e-6)
    assert figure["best_possible"] == close(np.maximum(yes, 1 - yes)[100:].mean())
    assert figure["says"][1][9] - figure["share"][1][9] > 0.1
    assert figure["share"][1][0] - figure["says"][1][0] > 0.1


# How sure can you be?


def coverage(n, p=0.9):
    """Exact: the chance that p lies within two standard errors of a share measured on n examples."""
    inside = 0.0
    for k in range(n + 1):
        share = k / n
        if abs(share - p) <= 2 * math.sqrt(share * (1 - share) / n) + 1e-12:
            log = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
            inside += math.exp(log + k * math.log(p) + (n - k) * math.log(1 - p))
    return inside


def test_a_measured_share_is_off_by_the_standard_error(values):
    exam = values("path-to-perfection/standard_error_numpy")
    assert exam["sizes"] == [25, 100, 400, 1600]
    for k, n in enumerate(exam["sizes"]):
        assert exam["formula"][k] == close(0.3 / math.sqrt(n))
        assert exam["off_by"][k] == close(exam["formula"][k], rel=0.03)  # of 20,000 exams
        assert abs(exam["covered"][k] - coverage(n)) < 4 * math.sqrt(0.05 * 0.95 / 20_000) + 1e-9
    assert exam["off_by"][1] / exam["off_by"][3] == close(4, rel=0.05)
    assert exam["covered"][0] < 0.93 < exam["covered"][3]


# Where the analogy ends


@every_framework
def test_a_network_forgets_list_a_by_learning_list_b(values, framework):
    lists = values(f"path-to-perfection/forgetting_{framework}")
    assert lists["after_A"][0] > 0.98
    assert lists["after_B"][1] > 0.98
    assert lists["after_B"][0] < 0.8  # of A; guessing gets 0.5
    assert min(lists["together"]) > 0.98


def learn(seed, lessons):
    """Share of right answers of A and B after the lessons, in another arithmetic."""
    rng = np.random.default_rng(seed)
    x, y = rng.choice([-1.0, 1.0], size=(24, 12)), rng.choice([-1.0, 1.0], size=(24, 8))
    first = np.column_stack([rng.normal(size=(32, 12)) / math.sqrt(12), np.zeros(32)])
    last = np.column_stack([rng.normal(size=(8, 32)) / math.sqrt(32), np.zeros(8)])
    x1 = np.column_stack([x, np.ones(24)])
    for some, steps in lessons:
        for _ in range(steps):
            h = np.column_stack([np.tanh(x1[some] @ first.T), np.ones(len(x1[some]))])
            error = h @ last.T - y[some]
            slope = 2 * error / error.size
            back = slope @ last[:, :32] * (1 - h[:, :32] ** 2)
            last, first = last - 0.5 * slope.T @ h, first - 0.5 * back.T @ x1[some]
    h = np.column_stack([np.tanh(x1 @ first.T), np.ones(24)])
    right = (h @ last.T) * y > 0
    return right[:12].mean(), right[12:].mean()


A, B, BOTH = slice(12), slice(12, None), slice(None)


@every_framework
def test_the_numbers_of_the_lists_are_those_of_another_arithmetic(values, framework):
    lists = values(f"path-to-perfection/forgetting_{framework}")
    # 96 answers: one of them may have its sign turned by float32
    assert lists["after_A"] == close(learn(1986, [(A, 200)]), abs=0.011)
    assert lists["after_B"] == close(learn(1986, [(A, 200), (B, 200)]), abs=0.011)
    assert lists["together"] == close(learn(1986, [(BOTH, 400)]), abs=0.011)


def test_it_is_not_the_luck_of_one_start(values):
    figure = values("path-to-perfection/forgetting_plot")
    assert figure["runs"] == 20
    mine = [learn(seed, [(A, 200), (B, 200)]) for seed in range(20)]
    left, learned = np.mean(mine, axis=0)
    # 20 networks each; single ones scatter by 0.05: 4 standard errors of the difference are 0.063
    assert abs(figure["A"][400] - left) < 0.063
    assert figure["B"][400] == close(learned, abs=0.02)
    assert figure["A"][200] > 0.98
    assert abs(figure["B"][200] - 0.5) < 4 * 0.5 / math.sqrt(20 * 96)
    assert len(figure["A"]) == 401
    assert max(left for left, _ in mine) < 0.85


# Exercises


def test_leaving_one_out_multiplies_the_error_of_a_mean(values):
    rides = values("path-to-perfection/leave_one_out_numpy")
    minutes = [21, 19, 24, 20, 30, 22, 18, 26]
    mean = sum(minutes) / 8
    training = sum((m - mean) ** 2 for m in minutes) / 8
    left_out = sum(((sum(minutes) - m) / 7 - m) ** 2 for m in minutes) / 8
    assert (rides["training"], rides["left_out"]) == close((training, left_out))
    assert rides["ratio"] == close(rides["formula"]) == close((8 / 7) ** 2)


def test_no_mistake_in_100_tests_is_compatible_with_3_percent(values):
    spotless = values("path-to-perfection/no_mistakes_numpy")
    assert (1 - spotless["limit"]) ** 100 == close(0.05)
    assert spotless["rule_of_three"] == close(spotless["limit"], rel=0.02)
    for share, chance in zip(spotless["shares"], spotless["chances"], strict=True):
        assert math.log(chance) == close(100 * math.log1p(-share))


def test_half_the_uncertainty_costs_four_times_the_examples(values):
    exam = values("path-to-perfection/examples_needed_numpy")
    for error, n in zip(exam["wanted"], exam["needed"], strict=True):
        assert 2 * math.sqrt(0.9 * 0.1 / n) == close(error)
    assert exam["needed"][1] == 4 * exam["needed"][0]
