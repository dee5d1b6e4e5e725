"""What the page "Perfect circles" claims, checked against closed forms and against the other frameworks."""

import itertools
import math
from pathlib import Path

import pytest

SNIPPETS = Path(__file__).parents[2] / "snippets" / "perfect-circles"
FRAMEWORKS = ["numpy", "torch", "mlx"]
each_framework = pytest.mark.parametrize("framework", FRAMEWORKS)

RIDES = [1.0, 3.0, 4.0, 6.0]
"""The four taxi rides, in kilometers."""
FARES = [7.0, 7.0, 13.0, 13.0]


def of(values, topic):
    return values(f"perfect-circles/{topic}")


def mean(numbers):
    return sum(numbers) / len(numbers)


# Circles and balls


def test_a_polygon_misses_the_share_of_the_circle_that_the_formula_says(values):
    polygon = of(values, "polygon_circle_numpy")
    assert polygon["sides"] == [4, 6, 8, 16, 32, 64]
    formula = [1 - n / math.pi * math.sin(math.pi / n) for n in polygon["sides"]]
    assert polygon["shortfalls"] == pytest.approx(formula, rel=1e-9)


def test_the_short_formula_is_nearly_the_same_when_there_are_many_sides(values):
    polygon = of(values, "polygon_circle_numpy")
    short = math.pi**2 / (6 * 64**2)
    assert polygon["shortfalls"][-1] == pytest.approx(short, rel=0.001)


def test_8_sides_miss_2_55_percent_and_64_sides_0_04_percent(values):
    shortfalls = of(values, "polygon_circle_numpy")["shortfalls"]
    assert shortfalls[2] == pytest.approx(0.0255, abs=0.00005)
    assert shortfalls[4] == pytest.approx(0.00161, abs=0.000005)
    assert shortfalls[5] == pytest.approx(0.00040, abs=0.000005)


def test_twice_the_sides_leave_about_a_quarter_of_the_shortfall(values):
    four, _, eight, sixteen, thirty_two, sixty_four = of(values, "polygon_circle_numpy")["shortfalls"]
    pairs = [(four, eight), (eight, sixteen), (sixteen, thirty_two), (thirty_two, sixty_four)]
    assert all(0.25 < less / more < 0.26 for more, less in pairs)


def test_from_32_sides_on_the_gap_is_less_than_one_pixel(values):
    polygon = of(values, "polygon_circle_numpy")
    assert polygon["radius"] == 150
    formula = [150 * (1 - math.cos(math.pi / n)) for n in polygon["sides"]]
    assert polygon["gaps"] == pytest.approx(formula, rel=1e-9)
    assert [gap < 1 for gap in polygon["gaps"]] == [False, False, False, False, True, True]


def test_the_gray_circle_is_a_polygon_as_well(values):
    polygon = of(values, "polygon_circle_numpy")
    corners = list(zip(polygon["round_x"], polygon["round_y"], strict=True))
    assert len(corners) == polygon["drawn_sides"] + 1 == 97
    assert corners[0] == pytest.approx(corners[-1], abs=1e-9)
    angle = 2 * math.pi / 96
    assert corners[1] == pytest.approx((150 * math.cos(angle), 150 * math.sin(angle)))


def test_each_subdivision_makes_four_times_the_faces(values):
    ball = of(values, "sphere_facets_plot")
    assert ball["faces"] == [20, 80, 320]


def test_vertices_minus_edges_plus_faces_is_2(values):
    ball = of(values, "sphere_facets_plot")
    counts = zip(ball["vertices"], ball["edges"], ball["faces"], strict=True)
    assert [v - e + f for v, e, f in counts] == [2, 2, 2]
    # Each edge belongs to two triangles, each triangle has three edges.
    assert ball["edges"] == [faces * 3 // 2 for faces in ball["faces"]]


def test_the_first_ball_is_an_icosahedron(values):
    edge = 1 / math.sin(2 * math.pi / 5)  # of an icosahedron around which the ball has radius 1
    volume = 5 / 12 * (3 + math.sqrt(5)) * edge**3
    ball = of(values, "sphere_facets_plot")
    assert ball["volumes"][0] == pytest.approx(volume / (4 / 3 * math.pi), rel=1e-9)
    assert all(math.hypot(*corner) == pytest.approx(1) for corner in ball["corners"])


def test_the_third_ball_fills_96_6_percent(values):
    # By another road than the program's determinants: the prisms between each triangle and the plane z = 0.
    ball = of(values, "sphere_facets_plot")
    triangles = list(zip(ball["a"], ball["b"], ball["c"], strict=True))
    assert len(triangles) == 320
    assert all(math.hypot(*corner) == pytest.approx(1) for triangle in triangles for corner in triangle)
    for triangle, middles in zip(triangles, ball["middles"], strict=True):
        following = (*triangle[1:], triangle[0])
        for middle, *ends in zip(middles, triangle, following, strict=True):
            assert middle == pytest.approx([mean(coordinates) for coordinates in zip(*ends, strict=True)])
    volume = 0.0
    for (ax, ay, az), (bx, by, bz), (cx, cy, cz) in triangles:
        shadow = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2
        volume += shadow * abs(az + bz + cz) / 3
    assert ball["volumes"][2] == pytest.approx(volume / (4 / 3 * math.pi), rel=1e-9)
    assert ball["volumes"][2] == pytest.approx(0.966, abs=0.0005)


def test_the_empty_part_shrinks_to_a_third_then_nearly_to_a_quarter(values):
    twenty, eighty, many = of(values, "sphere_facets_plot")["volumes"]
    assert 0.3 < (1 - eighty) / (1 - twenty) < 1 / 3
    assert 0.25 < (1 - many) / (1 - eighty) < 0.28


def test_a_staircase_along_a_quarter_circle_is_always_2_long(values):
    stairs = of(values, "staircase_numpy")
    assert stairs["steps"] == [4, 8, 16, 32, 64, 128]
    assert stairs["stair_lengths"] == pytest.approx([2.0] * 6, abs=1e-12)


def test_chords_approach_the_length_of_the_arc(values):
    stairs = of(values, "staircase_numpy")
    assert stairs["arc"] == pytest.approx(math.pi / 2)
    formula = [2 * n * math.sin(math.pi / (4 * n)) for n in stairs["steps"]]
    assert stairs["chord_lengths"] == pytest.approx(formula, rel=1e-12)
    assert stairs["arc"] - stairs["chord_lengths"][-1] < 0.00002


def test_the_stairs_come_closer_to_the_arc_all_the_same(values):
    stairs = of(values, "staircase_numpy")
    # The outer corner of the step from angle s to t lies at (cos s, sin t); the worst is in the middle.
    for n, gap in zip(stairs["steps"], stairs["stair_gaps"], strict=True):
        angles = [math.pi / 2 * i / n for i in range(n + 1)]
        corners = [math.hypot(math.cos(s), math.sin(t)) for s, t in itertools.pairwise(angles)]
        assert gap == pytest.approx(max(corners) - 1, rel=1e-9)
    assert all(a / 2 < b < a * 0.6 for a, b in zip(stairs["stair_gaps"], stairs["stair_gaps"][1:], strict=False))


# Lines


@each_framework
def test_no_prediction_is_right_and_the_mean_error_is_0(values, framework):
    line = of(values, f"straight_line_{framework}")
    assert line["x"] == RIDES
    assert line["y"] == FARES
    assert line["y_hat"] == [3 + 2 * x for x in RIDES]
    assert line["error"] == [-2, 2, -2, 2]
    assert line["mean_error"] == 0


def test_only_the_import_and_the_arrays_differ_between_the_tabs():
    programs = [(SNIPPETS / f"straight_line_{f}.py").read_text(encoding="utf-8") for f in FRAMEWORKS]
    lines = zip(*(program.splitlines() for program in programs), strict=True)
    different = [versions for versions in lines if len(set(versions)) > 1]
    assert len(different) == 3
    assert all("import" in version for version in different[0])
    assert all(version.startswith(("x = ", "y = ")) for versions in different[1:] for version in versions)


def test_mx_is_one_name_and_the_star_makes_a_product(values):
    name = of(values, "one_name_numpy")
    assert name["mx"] == 10
    assert name["product"] == [name["m"] * x for x in name["x"]] == [3, 6, 12]


def test_without_a_value_mx_is_a_name_error_and_2x_a_syntax_error():
    with pytest.raises(NameError, match=r"name 'mx' is not defined"):
        exec("m = 3\nx = 2\nmx")
    with pytest.raises(SyntaxError):
        compile("2x", "page", "eval")


# Slopes


def test_a_line_has_the_same_slope_between_any_two_of_its_points(values):
    line = of(values, "rise_over_run_plot")
    assert line["slopes"] == [2, 2]
    assert line["w"] == 2
    assert line["b"] == 3
    assert (line["run"], line["rise"], line["end"]) == (3, 6, 5.5)
    assert (line["low"], line["high"]) == (2 * 2.5 + 3, 2 * 5.5 + 3)


def test_zoom_in_ten_times_and_a_tenth_of_the_bend_is_left(values):
    zoom = of(values, "zoom_plot")
    half_widths = [1, 0.1, 0.01]
    # At 1 + d the curve is 3d² + d³ above its tangent; the window is 6d + 2d³ high.
    bends = [(3 * d**2 + d**3) / (6 * d + 2 * d**3) for d in half_widths]
    assert zoom["bends"] == pytest.approx(bends, rel=1e-9)
    assert all(9.5 < a / b < 10.5 for a, b in zip(zoom["bends"], zoom["bends"][1:], strict=False))
    assert zoom["slopes"] == pytest.approx([3 + d**2 for d in half_widths], rel=1e-9)


def test_the_box_in_a_panel_is_what_the_next_panel_shows(values):
    box = of(values, "zoom_plot")["box"]  # of the middle panel; the next one is 0.01 to each side
    assert box[0] == pytest.approx([-0.01, 0.01, 0.01, -0.01, -0.01])
    assert box[1] == pytest.approx([-0.03, -0.03, 0.03, 0.03, -0.03])


def test_the_secants_have_slope_3_plus_3h_plus_h_squared(values):
    secants = of(values, "secant_lines_plot")
    assert secants["slopes"] == pytest.approx([3 + 3 * h + h**2 for h in (1, 0.5, 0.1)], rel=1e-9)


def test_the_figures_show_the_whole_of_what_they_speak_of(values):
    drawn = {"zoom_plot": (61, 0.99, 1.01), "secant_lines_plot": (89, 0, 2.2), "polynomials_plot": (97, -2.4, 2.4)}
    for topic, (points, left, right) in drawn.items():
        x = of(values, topic)["x"]
        assert len(x) == points
        assert (x[0], x[-1]) == pytest.approx((left, right))


def test_a_forward_difference_gains_one_digit_for_each_ten_times_smaller_step(values):
    secant = of(values, "secant_numpy")
    assert secant["zeros"] == list(range(1, 16))
    for k in range(1, 7):
        h = 10.0**-k
        assert secant["forward"][k - 1] == pytest.approx(3 + 3 * h + h**2, abs=1e-9)
        assert secant["forward_digits"][k - 1] == pytest.approx(k, abs=0.02)


def test_a_central_difference_gains_two(values):
    secant = of(values, "secant_numpy")
    for k in range(1, 5):
        assert secant["central"][k - 1] == pytest.approx(3 + 10.0 ** (-2 * k), abs=1e-11)
        assert secant["central_digits"][k - 1] == pytest.approx(2 * k + math.log10(3), abs=0.02)


def test_too_small_a_step_is_worse(values):
    secant = of(values, "secant_numpy")
    forward, central = secant["forward_digits"], secant["central_digits"]
    assert forward.index(max(forward)) + 1 == 8
    assert central.index(max(central)) + 1 == 6
    assert secant["forward_best"] == max(forward)
    assert secant["central_best"] == max(central)
    assert max(central) > max(forward) + 2
    assert forward[-1] == secant["forward_last"] < 1.1
    assert central[-1] == secant["central_last"] < 1.5
    assert secant["forward"][-1] - 3 > 0.1
    assert secant["central"][-1] - 3 > 0.1


def test_the_reason_is_rounding(values):
    # The same steps in exact fractions go on getting better: only rounding can be to blame.
    from fractions import Fraction

    secant = of(values, "secant_numpy")
    h = Fraction(1, 10**15)
    exact = ((1 + h) ** 3 - 1) / h
    assert abs(exact - 3) < 1e-14 < abs(secant["forward"][-1] - 3)


# Linear and non-linear


def test_each_degree_turns_once_more_and_needs_one_more_round_of_differences(values):
    polynomials = of(values, "polynomials_plot")
    assert polynomials["turns"] == [0, 1, 2, 3]
    assert polynomials["rounds"] == [1, 2, 3, 4]
    assert len(polynomials["spreads"]) == 4
    assert polynomials["spreads"][2] > 0.01 > 1e-9 > polynomials["spreads"][3]  # of the quartic


def test_a_scale_of_their_own_hides_that_the_quartic_is_far_larger(values):
    at = 10
    formulas = [at, at**2 - 4, at**3 - 4 * at, at**4 - 5 * at**2 + 4]
    assert of(values, "polynomials_plot")["at_ten"] == formulas


# Networks


@each_framework
def test_a_relu_network_of_k_pieces_misses_x_squared_by_exactly_1_over_4_k_squared(values, framework):
    polygon = of(values, f"relu_polygon_{framework}")
    assert polygon["pieces"] == [2, 4, 8, 16]
    assert polygon["gaps"] == [1 / (4 * k**2) for k in polygon["pieces"]]  # to the last bit


@each_framework
def test_the_network_is_made_of_segments_and_the_curve_is_not(values, framework):
    polygon = of(values, f"relu_polygon_{framework}")
    assert polygon["slopes"] == polygon["pieces"]
    assert polygon["curve_slopes"] == len(polygon["x"]) - 1 == 256
    assert polygon["curve_rises"] == [((i + 1) ** 2 - i**2) / 256**2 for i in range(256)]
    # The last network has 16 pieces, each of 16 steps; its slopes are 1/16, 3/16, 5/16 ...
    assert polygon["rises"] == [(2 * (i // 16) + 1) / 16 / 256 for i in range(256)]


@each_framework
def test_the_pieces_meet_the_curve_at_their_ends_and_lie_above_it_elsewhere(values, framework):
    polygon = of(values, f"relu_polygon_{framework}")  # y_hat is the network with 16 pieces
    assert polygon["x"] == [i / 256 for i in range(257)]
    assert polygon["y"] == [x**2 for x in polygon["x"]]
    gaps = [y_hat - x**2 for x, y_hat in zip(polygon["x"], polygon["y_hat"], strict=True)]
    assert [i for i, gap in enumerate(gaps) if gap == 0] == list(range(0, 257, 16))
    # The proof on the page: on the piece from a to a + h the gap is (x - a)(a + h - x).
    for x, gap in zip(polygon["x"], gaps, strict=True):
        a = min(math.floor(x * 16), 15) / 16
        assert gap == (x - a) * (a + 1 / 16 - x)


def test_from_minus_1_to_1_the_same_pieces_miss_by_1_over_k_squared():
    k = 4
    knots = [-1 + 2 * i / k for i in range(k + 1)]
    chord = [(a, b) for a, b in itertools.pairwise(knots)]
    assert max((b - a) ** 2 / 4 for a, b in chord) == 1 / k**2
    middle = [((a**2 + b**2) / 2) - ((a + b) / 2) ** 2 for a, b in chord]
    assert max(middle) == 1 / k**2


# Errors and losses


@each_framework
def test_errors_of_10_and_minus_10_have_mean_0_mae_10_and_mse_100(values, framework):
    loss = of(values, f"error_not_loss_{framework}")
    assert loss["errors"] == [10, -10]
    assert (loss["mean"], loss["mae"], loss["mse"]) == (0, 10, 100)


@each_framework
def test_minimizing_the_mean_error_falls_by_the_same_amount_for_ever(values, framework):
    loss = of(values, f"error_not_loss_{framework}")
    assert loss["x"] == RIDES
    assert loss["y"] == FARES
    # The mean error is 2 mean(x) + b - mean(y): its slope with respect to b is 1 everywhere.
    path = [-loss["learning_rate"] * step for step in range(21)]
    assert loss["error_path"] == pytest.approx(path, abs=1e-9)
    assert loss["runaway"] == pytest.approx(-5)
    assert loss["runaway_square"] == pytest.approx(
        mean([(2 * x - 5 - y) ** 2 for x, y in zip(RIDES, FARES, strict=True)])
    )
    assert loss["runaway_square"] > loss["arrived_square"]
    assert loss["runaway_error"] == pytest.approx(-8)  # ever better, while the predictions get worse


def test_the_step_of_the_central_difference_is_small_and_positive(values):
    assert of(values, "error_not_loss_numpy")["h"] == 2**-10


@each_framework
def test_minimizing_the_mse_arrives_and_stays(values, framework):
    loss = of(values, f"error_not_loss_{framework}")
    best = mean([y - 2 * x for x, y in zip(RIDES, FARES, strict=True)])  # the mean of what b has to explain
    # The slope of the MSE is 2 (b - best), so each step leaves the share 1 - 2 * 0.25 of the distance.
    path = [best * (1 - (1 - 2 * loss["learning_rate"]) ** step) for step in range(21)]
    assert loss["square_path"] == pytest.approx(path, abs=1e-5)
    assert loss["arrived"] == loss["square_path"][-1] == pytest.approx(best, abs=1e-5)
    assert loss["arrived_square"] == pytest.approx(4, abs=1e-5)  # each ride is still 2 dollars away


# Exercises


def test_129_sides_are_the_fewest_that_miss_less_than_a_ten_thousandth(values):
    exercise = of(values, "fewest_sides_numpy")
    missing = {n: 1 - n * math.sin(math.pi / n) / math.pi for n in (128, 129)}
    assert missing[129] < exercise["limit"] == 0.0001 <= missing[128]
    assert exercise["sides"] == list(range(3, 201))
    assert exercise["fewest"] == 129
    assert exercise["largest_enough"] == pytest.approx(missing[129], rel=1e-9)
    assert exercise["smallest_too_large"] == pytest.approx(missing[128], rel=1e-9)


def test_the_formula_gives_129_as_well(values):
    estimate = of(values, "fewest_sides_numpy")["estimate"]
    assert math.pi**2 / (6 * estimate**2) == pytest.approx(0.0001, rel=1e-9)
    assert math.ceil(estimate) == 129


def test_doubling_reaches_the_polygon_of_archimedes(values):
    doubling = of(values, "doubling_numpy")
    assert doubling["sides"][:5] == [6, 12, 24, 48, 96]
    assert len(doubling["sides"]) == 31
    formula = [n * math.sin(math.pi / n) for n in doubling["sides"]]
    assert doubling["careful_estimates"] == pytest.approx(formula, rel=1e-12)
    assert 3 + 10 / 71 < doubling["careful_estimates"][4] < math.pi


def test_each_doubling_divides_the_shortfall_by_nearly_4(values):
    doubling = of(values, "doubling_numpy")
    missing = [1 - n * math.sin(math.pi / n) / math.pi for n in (6, 12, 24, 48, 96)]
    expected = [a / b for a, b in itertools.pairwise(missing)]
    assert doubling["ratios"] == pytest.approx(expected, rel=1e-6)
    assert 3.95 < doubling["ratios"][0] < doubling["ratios"][-1] < 4


def test_the_formula_that_subtracts_loses_all_digits_and_the_other_none(values):
    doubling = of(values, "doubling_numpy")
    assert doubling["estimates"][:5] == pytest.approx(doubling["careful_estimates"][:5], rel=1e-9)
    assert doubling["estimates"][-1] == 0
    assert doubling["careful_estimates"][-1] == pytest.approx(math.pi, rel=1e-14)


def test_two_points_give_slope_2_and_intercept_4(values):
    line = of(values, "two_points_numpy")
    assert [line["w"] * x + line["b"] for x in (2, 5)] == [8, 14]
    assert (line["w"], line["b"]) == (2, 4)
    assert line["y_hat"] == 24
    assert line["error"] == 24 - 27


def test_a_corner_stays_a_corner(values):
    corner = of(values, "corner_numpy")
    assert corner["steps"] == [1, 0.5, 0.25, 0.125]
    assert corner["at_corner"] == [[0, 0.5, 1]] * 4
    assert (corner["left"], corner["across"], corner["right"]) == (0, 0.5, 1)


def test_away_from_its_corner_the_relu_has_one_slope(values):
    assert of(values, "corner_numpy")["elsewhere"] == [[1, 1, 1]] * 4


def test_lowered_by_half_the_gap_the_network_misses_half_as_much(values):
    best = of(values, "best_polygon_numpy")
    assert best["pieces"] == [1, 2, 4, 8]
    assert best["misses"] == [1 / (8 * k**2) for k in best["pieces"]]


def test_no_random_line_is_nearer_than_an_eighth(values):
    best = of(values, "best_polygon_numpy")
    assert len(best["w"]) == len(best["b"]) == len(best["random_misses"]) == 5000
    # For a line w x + b the largest distance to x² on [0, 1] is at an end or where 2x = w.
    for (w,), (b,), miss in zip(best["w"], best["b"], best["random_misses"], strict=True):
        # The program looks at 257 points only, at most 1/512 beside the true place: 1/512² less.
        true = max(abs(b), abs(w + b - 1), abs(w**2 / 4 + b))
        assert true - 1 / 512**2 <= miss <= true + 1e-12
    assert best["best_random"] == min(best["random_misses"]) >= 1 / 8
    # The draws surround the best line, w = 1 and b = -1/8, on all sides.
    assert 0.5 <= min(best["w"])[0] < 0.6
    assert max(best["w"])[0] > 1.4
    assert min(best["b"])[0] < -0.4
    assert max(best["b"])[0] > 0.4


def test_the_second_difference_of_the_distance_does_not_know_the_line():
    # e(p) - 2 e(m) + e(q) = h²/2 for the distance e from x² to any line, from p to q = p + h.
    for w, b, p, h in [(1, -0.125, 0, 1), (3, 2, 0.25, 0.5), (-1, 0.5, -2, 0.25)]:
        p_, m, q = (x**2 - (w * x + b) for x in (p, p + h / 2, p + h))
        assert p_ - 2 * m + q == h**2 / 2


@each_framework
def test_with_32_bits_the_best_step_is_a_ten_thousandth(values, framework):
    slopes = of(values, f"float32_slope_{framework}")
    assert len(slopes["slopes"]) == 8
    for k in (1, 2, 3):
        h = 10.0**-k
        assert slopes["slopes"][k - 1] == pytest.approx(3 + 3 * h + h**2, abs=0.001)
    assert slopes["errors"] == [abs(slope - 3) for slope in slopes["slopes"]]
    assert slopes["best_k"] == 4
    assert slopes["slopes"][-1] == 0  # 1 + h is rounded to 1


def test_with_32_bits_all_three_frameworks_round_alike(values):
    numpy, torch, mlx = (of(values, f"float32_slope_{f}")["slopes"] for f in FRAMEWORKS)
    assert numpy == torch == mlx


def test_pytorch_and_mlx_store_numbers_in_32_bits_unless_told_otherwise():
    import mlx.core as mx
    import torch

    assert torch.tensor(1.0).dtype == torch.float32
    assert mx.array(1.0).dtype == mx.float32
