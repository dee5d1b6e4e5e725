"""What the sidebar "Normalization made easy" claims. Expected values come from closed forms or from another library."""

from __future__ import annotations

import math
import statistics

import mlx.core as mx
import numpy as np
import pytest
import torch
from sklearn.datasets import load_sample_image
from sklearn.preprocessing import RobustScaler, StandardScaler

FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
close = pytest.approx


# Four common scales


def test_by_the_maximum_10_20_30_become_a_third_two_thirds_and_one(values):
    ways = values("normalization/four_ways_numpy")
    assert ways["by_maximum"] == close([1 / 3, 2 / 3, 1])
    assert ways["min_max"] == close([0, 0.5, 1])
    root = math.sqrt(1.5)  # 10 / sqrt(200 / 3)
    assert ways["z_score"] == close([-root, 0, root])
    assert ways["logarithm"] == close([math.log(11), math.log(21), math.log(31)])


def test_each_of_four_scales_can_be_undone(values):
    ways = values("normalization/four_ways_numpy")
    assert ways["back"] == [close([10, 20, 30])] * 4
    assert ways["all_back"] is True


def test_three_scales_keep_the_skewness_and_log1p_does_not(values):
    skewed = values("normalization/skewed_plot")
    price = skewed["price"]
    mean, spread = statistics.fmean(price), statistics.pstdev(price)
    skewness = statistics.fmean(((p - mean) / spread) ** 3 for p in price)
    assert skewed["skewness"][:3] == close([skewness] * 3)
    assert skewness > 1
    # 4 standard errors of the skewness of a normal distribution: 4 * sqrt(6 / n); log1p is nearly a logarithm here
    assert abs(skewed["skewness"][3]) < 4 * math.sqrt(6 / len(price))
    logs = [math.log(1 + p) for p in price]
    mean, spread = statistics.fmean(logs), statistics.pstdev(logs)
    assert skewed["skewness"][3] == close(statistics.fmean(((p - mean) / spread) ** 3 for p in logs))


def test_the_z_scores_of_a_long_tail_are_not_a_bell(values):
    skewed = values("normalization/skewed_plot")
    price = skewed["price"]
    mean, spread = statistics.fmean(price), statistics.pstdev(price)
    assert skewed["lowest_z"] == close((min(price) - mean) / spread)
    assert skewed["highest_z"] == close((max(price) - mean) / spread)
    assert skewed["highest_z"] > 3 * -skewed["lowest_z"]
    border = min(price) + (max(price) - min(price)) / 10
    assert skewed["low_tenth"] == close(sum(p < border for p in price) / len(price))
    # The mean of a lognormal distribution lies at its quantile Phi(sigma / 2); 4 standard errors of a share.
    share = statistics.NormalDist().cdf(0.35)
    assert abs(skewed["below_mean"] - share) < 4 * math.sqrt(share * (1 - share) / len(price))
    # The logarithms were drawn with mean 5.5 and standard deviation 0.7; 4 standard errors.
    logs = [math.log(p) for p in price]
    assert abs(statistics.fmean(logs) - 5.5) < 4 * 0.7 / math.sqrt(len(price))
    assert abs(statistics.pstdev(logs) - 0.7) < 4 * 0.7 / math.sqrt(2 * len(price))


# A photo


@every_framework
def test_a_photo_divided_by_255_comes_back_exactly(values, framework):
    image = values(f"normalization/image_{framework}")
    photo = load_sample_image("flower.jpg")
    assert (image["height"], image["width"], image["colors"]) == photo.shape
    assert (image["darkest"], image["brightest"]) == (photo.min(), photo.max()) == (0, 255)
    assert (image["lowest"], image["highest"]) == (0, 1)
    assert image["mean"] == close(int(photo.sum(dtype=np.int64)) / photo.size / 255, rel=2e-3)  # MLX: float32 sums
    assert image["same"] is True


@every_framework
def test_as_bytes_200_and_100_make_44(values, framework):
    image = values(f"normalization/image_{framework}")
    assert image["pair"] == [200, 100]
    assert image["wrapped"] == 300 - 256


def test_after_the_division_numpy_has_64_bits_and_the_others_32(values):
    assert (np.zeros(1, dtype=np.uint8) / 255).dtype == np.float64
    assert values("normalization/image_torch")["kind"] == "float32"
    assert values("normalization/image_mlx")["kind"] == "float32"


# The z-score of a batch

HOUSES = np.array([[50, 400, 1], [70, 3000, 1], [90, 1200, 1], [110, 1400, 1]])


@every_framework
def test_each_column_gets_mean_0_and_spread_1(values, framework):
    batch = values(f"normalization/z_score_{framework}")
    assert np.array(batch["x"]) == close(HOUSES)
    assert np.array(batch["z"]) == close(StandardScaler().fit_transform(HOUSES), abs=1e-6)
    assert batch["z_mean"] == close([0, 0, 0], abs=1e-6)
    assert batch["z_spread"] == close([1, 1, 0], abs=1e-6)
    assert batch["off"] == max(map(abs, batch["z_mean"]))


@every_framework
def test_a_column_without_spread_becomes_nan(values, framework):
    batch = values(f"normalization/z_score_{framework}")
    naive = np.array(batch["naive"])
    assert np.isnan(naive).tolist() == [[False, False, True]] * 4
    assert batch["broken"] == 4
    assert batch["safe"] == close([*batch["spread"][:2], 1])


@every_framework
def test_there_are_two_standard_deviations(values, framework):
    batch = values(f"normalization/z_score_{framework}")
    for i, column in enumerate(HOUSES.T[:2].tolist()):
        assert batch["spread"][i] == close(statistics.pstdev(column))
        assert batch["spread_unbiased"][i] == close(statistics.stdev(column))


def test_the_default_of_torch_divides_by_n_minus_1_and_that_of_numpy_and_mlx_by_n():
    x = [1.0, 2.0, 6.0]
    assert np.std(x) == close(statistics.pstdev(x))
    assert mx.std(mx.array(x)).item() == close(statistics.pstdev(x))
    assert torch.tensor(x).std().item() == close(statistics.stdev(x))


# What it does to learning


def houses(values):
    """Area and distance as the condition program has drawn them."""
    condition = values("normalization/condition_numpy")
    return np.array(condition["area"]), np.array(condition["distance"])


def test_z_scores_bring_the_condition_number_from_ten_to_the_8_close_to_1(values):
    condition = values("normalization/condition_numpy")
    area, distance = houses(values)
    z_area, z_distance = StandardScaler().fit_transform(np.column_stack([area, distance])).T
    ones = np.ones(200)
    for i, columns in enumerate(([area, distance], [area, distance / 1000], [z_area, z_distance])):
        # The curvatures are 2 / n times the squares of the singular values.
        singular = np.linalg.svd(np.column_stack([*columns, ones]), compute_uv=False)
        largest, smallest = 2 * singular[0] ** 2 / 200, 2 * singular[-1] ** 2 / 200
        assert condition["largest"][i] == close(largest)
        assert condition["smallest"][i] == close(smallest, rel=1e-5)
        assert condition["condition"][i] == close(largest / smallest, rel=1e-5)
        assert condition["limit"][i] == close(2 / largest)
    assert condition["condition"][0] > 5e7
    assert condition["condition"][2] < 1.5
    assert condition["limit"][2] / condition["limit"][0] > 5e6


def test_for_z_scores_the_curvatures_are_2_and_2_plus_or_minus_2_r(values):
    condition = values("normalization/condition_numpy")
    area, distance = houses(values)
    assert (40 <= area.min(), area.max() <= 200, 100 <= distance.min(), distance.max() <= 5000) == (True,) * 4
    r = statistics.correlation(area.tolist(), distance.tolist())
    assert condition["correlation"] == close(r)
    assert condition["curvatures"] == close([2 - 2 * r, 2, 2 + 2 * r])


def test_the_ravine_is_hundreds_of_times_steeper_across_and_the_bowl_is_round(values):
    ravine = values("normalization/ravine_plot")
    area, distance = houses(values)
    centered = np.column_stack([area - area.mean(), distance - distance.mean()])
    singular = np.linalg.svd(centered, compute_uv=False)
    assert ravine["ratio"] == close((singular[0] / singular[1]) ** 2)
    assert ravine["ratio"] > 500
    assert len(ravine["raw_path"]) == len(ravine["z_path"]) == ravine["steps"] + 1


def test_each_path_is_gradient_descent_at_its_share_of_the_largest_rate(values):
    ravine = values("normalization/ravine_plot")
    area, distance = map(torch.tensor, houses(values))
    for name, share, features in (
        ("raw_path", 0.93, [area, distance]),
        ("z_path", 0.3, [(f - f.mean()) / f.std(correction=0) for f in (area, distance)]),
    ):
        x = torch.stack([f - f.mean() for f in features])  # the bias is at its best

        def loss(w, x=x):
            return ((w @ x) ** 2).mean()

        rate = share * 2 / torch.linalg.eigvalsh(2 * x @ x.T / x.shape[1]).max()
        w = torch.tensor([-0.8, 0.7], dtype=x.dtype)
        for place in ravine[name]:
            assert place == close(w.tolist(), abs=1e-6)
            w = w - rate * torch.func.grad(loss)(w)
    assert ravine["raw_share"] == close(1 - ravine["raw_path"][-1][0] / -0.8)
    assert 0 < ravine["raw_share"] < 0.05
    assert math.hypot(*ravine["z_path"][-1]) < 0.001


def least_squares(values):
    housing = values("normalization/housing_numpy")
    x = np.column_stack([housing["area"], housing["distance"], np.ones(200)])
    best, *_ = np.linalg.lstsq(x, np.array(housing["price"]))
    return x, best, np.array(housing["price"])


@every_framework
def test_ten_steps_on_z_scores_do_what_a_thousand_on_raw_numbers_do_not(values, framework):
    housing = values(f"normalization/housing_{framework}")
    x, best, price = least_squares(values)
    lowest = np.mean((x @ best - price) ** 2)
    assert (len(housing["raw_losses"]), len(housing["z_losses"])) == (1000, 10)
    start = close(np.mean(price**2))
    assert housing["raw_losses"][0] == housing["z_losses"][0] == housing["same_rate"][0] == start
    assert housing["z_losses"][-1] == close(lowest, rel=1e-4)
    assert housing["raw_losses"][-1] > 20 * lowest


@every_framework
def test_the_losses_are_those_of_gradient_descent(values, framework):
    # In the main directions of the curvatures each part of the error shrinks by 1 - rate * curvature.
    housing = values(f"normalization/housing_{framework}")
    x, best, price = least_squares(values)
    lowest = np.mean((x @ best - price) ** 2)
    z = np.column_stack([StandardScaler().fit_transform(x[:, :2]), x[:, 2]])
    best_z, *_ = np.linalg.lstsq(z, price)
    for name, rate, data, goal in (
        ("raw_losses", 5e-8, x, best),
        ("z_losses", 0.5, z, best_z),
        ("same_rate", 0.5, x, best),
    ):
        curvatures, directions = np.linalg.eigh(2 * data.T @ data / 200)
        parts = directions.T @ goal
        expected = [
            lowest + np.sum(curvatures / 2 * (parts * (1 - rate * curvatures) ** step) ** 2)
            for step in range(len(housing[name]))
        ]
        assert housing[name] == close(expected, rel=1e-3)


@every_framework
def test_the_houses_follow_the_rule_that_made_them(values, framework):
    housing = values(f"normalization/housing_{framework}")
    area, distance, noise = (np.array(housing[name]) for name in ("area", "distance", "noise"))
    assert np.array(housing["price"]) == close(60 + 3 * area - 0.02 * distance + noise, rel=1e-6)
    assert abs(noise.mean()) < 4 * 20 / math.sqrt(200)  # 4 standard errors
    assert abs(noise.std() - 20) < 4 * 20 / math.sqrt(400)


def test_least_squares_does_not_feel_the_scale(values):
    x, best, price = least_squares(values)
    z = np.column_stack([StandardScaler().fit_transform(x[:, :2]), x[:, 2]])
    best_z, *_ = np.linalg.lstsq(z, price)
    assert z @ best_z == close(x @ best)


# Leakage


def test_with_leakage_the_score_is_better_than_possible(values):
    leakage = values("normalization/leakage_numpy")
    assert leakage["sizes"] == [5, 20, 100]
    for n, honest, leaked in zip(leakage["sizes"], leakage["honest"], leakage["leaked"], strict=True):
        # 4 standard errors: the mean of n squares has variance below 2 / n * (1 + 1 / n)**2 + 4 / n**2 in each trial.
        four = 4 * math.sqrt((2 / n * (1 + 1 / n) ** 2 + 4 / n**2) / leakage["trials"])
        assert abs(honest - (1 + 1 / n)) < four
        assert abs(leaked - (1 - 1 / (2 * n))) < four
    assert max(leakage["leaked"]) < 1 < min(leakage["honest"])


# Everyday kinds, other meanings


def test_celsius_and_fahrenheit_have_the_same_z_scores_but_not_by_the_maximum(values):
    everyday = values("normalization/everyday_numpy")
    assert everyday["fahrenheit"] == close([23, 32, 50, 77])
    days = StandardScaler().fit_transform([[-5], [0], [10], [25]]).ravel().tolist()
    assert everyday["z_celsius"] == close(days)
    assert everyday["z_fahrenheit"] == close(days)
    assert everyday["max_celsius"] == close([-5 / 25, 0, 10 / 25, 1])
    assert everyday["max_fahrenheit"] == close([23 / 77, 32 / 77, 50 / 77, 1])


def test_two_recordings_brought_to_the_same_peak_agree_up_to_rounding(values):
    everyday = values("normalization/everyday_numpy")
    tone = [math.sin(2 * math.pi * i / 20) for i in range(100)]
    assert everyday["soft"] == close([round(1000 * t) / 2**15 for t in tone])
    assert everyday["loud"] == close([round(20_000 * t) / 2**15 for t in tone])
    assert (everyday["soft_peak"], everyday["loud_peak"]) == close((1000 / 2**15, 20_000 / 2**15))
    apart = [abs(round(1000 * t) / 1000 - round(20_000 * t) / 20_000) for t in tone]
    assert everyday["difference"] == close(max(apart))
    assert 0 < everyday["difference"] <= 0.5 / 1000 + 0.5 / 20_000  # half a unit of each rounding


def test_by_row_vectors_of_one_direction_become_equal_and_by_column_not(values):
    meanings = values("normalization/other_meanings_numpy")
    table = [[3, 4], [6, 8], [5, 0]]
    assert meanings["x"] == table
    for name in ("by_row", "length_1", "sum_1"):
        assert meanings[name][0] == close(meanings[name][1])
    assert meanings["by_column"][0] != close(meanings["by_column"][1], abs=0.1)
    first, second, _ = StandardScaler().fit_transform(table)
    assert meanings["gaps"] == close([max(abs(first - second)), 0, 0, 0])
    assert np.array(meanings["by_column"]) == close(StandardScaler().fit_transform(table))
    assert np.array(meanings["by_row"]) == close(StandardScaler().fit_transform(np.array(table).T).T)
    assert meanings["length_1"] == [close([0.6, 0.8]), close([0.6, 0.8]), [1, 0]]
    assert meanings["sum_1"] == [close([3 / 7, 4 / 7]), close([3 / 7, 4 / 7]), [1, 0]]


def test_layer_normalization_works_by_row_and_batch_normalization_by_column(values):
    meanings = values("normalization/other_meanings_numpy")
    x = torch.tensor(meanings["x"])
    by_row = torch.nn.functional.layer_norm(x, (2,), eps=1e-12)
    by_column = torch.nn.functional.batch_norm(x, None, None, training=True, eps=1e-12)
    assert np.array(meanings["by_row"]) == close(by_row.numpy(), abs=1e-5)
    assert np.array(meanings["by_column"]) == close(by_column.numpy(), abs=1e-5)


# Exercises


def test_exercise_1_weights_for_z_scores_turn_into_weights_for_raw_features(values):
    back = values("normalization/back_to_dollars_numpy")
    _, best, _ = least_squares(values)
    assert [*back["w_raw"], back["b_raw"]] == close(best.tolist())
    assert back["best"] == close(best.tolist())
    assert back["y_hat"] == close(back["y_hat_raw"]) == close(best @ [100, 800, 1])
    assert back["b"] == close(statistics.fmean(back["price"]))
    spread = [statistics.pstdev(column) for column in zip(*back["raw"], strict=True)]
    assert back["w"] == close([best[0] * spread[0], best[1] * spread[1]])


def test_exercise_2_one_typing_mistake_squeezes_the_others_into_a_hundredth(values):
    outlier = values("normalization/outlier_numpy")
    x = [*range(50, 131, 10), 9000]
    assert outlier["x"] == x
    share = 80 / 8950
    logs = [math.log(131 / 51), math.log(9001 / 51)]
    assert outlier["shares"] == close([share, share, share, logs[0] / logs[1]])
    robust = RobustScaler().fit_transform(np.array(x).reshape(-1, 1)).ravel()
    assert outlier["robust"] == close(robust.tolist())
    assert outlier["widths"] == close([share, 80 / statistics.pstdev(x), robust[8] - robust[0], logs[0]])
    assert share < 0.01
    assert 190 < robust[-1] < 200


def test_exercise_3_normalizing_leaves_the_condition_number_1_plus_r_by_1_minus_r(values):
    correlated = values("normalization/correlated_numpy")
    assert correlated["correlations"] == [0, 0.5, 0.9, 0.99]
    expected = [1, 3, 19, 199]
    assert correlated["z_condition"] == close(expected)
    assert correlated["formula"] == close(expected)
    for r, condition in zip(correlated["correlations"], correlated["raw_condition"], strict=True):
        # The eigenvalues of [[1, 1000 r], [1000 r, 1e6]] have the sum 1 + 1e6 and the product 1e6 (1 - r²).
        root = math.sqrt((1 + 1e6) ** 2 - 4e6 * (1 - r**2))
        assert condition == close(((1 + 1e6 + root) / 2) ** 2 / (1e6 * (1 - r**2)), rel=1e-6)


def test_exercise_4_three_ways_to_scale_the_same_test_set_give_three_scores(values):
    own = values("normalization/own_statistics_numpy")
    phi = statistics.NormalDist().cdf
    # Tuesday: good parts at 13, bad ones at 15. Borders: 11, the mean of Monday; 12.5 of both; 14 of Tuesday.
    expected = [(phi(border - 13) + 1 - phi(border - 15)) / 2 for border in (11, 12.5, 14)]
    four = 4 * 0.5 / math.sqrt(own["count"])  # 4 standard errors of a share, at most
    for score, exact in zip(own["scores"], expected, strict=True):
        assert abs(score - exact) < four
    assert own["scores"] == sorted(own["scores"])
    assert own["alone"] == 0
