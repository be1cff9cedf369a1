;; Looks n-grams up in tables of weights and adds rows of weights, many heads at a time. One memory holds the tables of a model and what is worked on:
;; the n-grams of one text, or of a part of a long one.
(module
  ;; Grown from outside, once, by what the tables take.
  (memory (export "memory") 2)

  ;; How many n-grams fit, and where they stand: bucket (i32) and rank (u8) as in `Features`, both written from outside.
  (global (export "capacity") i32 (i32.const 4096))
  (global $buckets (export "buckets") i32 (i32.const 0))
  (global $ranks (export "ranks") i32 (i32.const 0x4000))
  ;; Positions of those that any table knows, written by `sift`.
  (global $sifted i32 (i32.const 0x5000))
  ;; What one table knows of them, written by `gather`: their positions and where their rows begin; of those that count once more, where the rows begin of
  ;; those that count in full and of those that stand before a contrast; how many of each of the three.
  (global $positions (export "positions") i32 (i32.const 0x9010))
  (global $bases (export "bases") i32 (i32.const 0xd020))
  (global $full (export "full") i32 (i32.const 0x11030))
  (global $conceded (export "conceded") i32 (i32.const 0x15040))
  (global $counts (export "counts") i32 (i32.const 0x19050))
  ;; Sums by head (i32), written by `sum`; at most 256 heads.
  (global (export "fullSums") i32 (i32.const 0x19060))
  (global (export "concededSums") i32 (i32.const 0x19460))
  ;; Dense features that are not zero, written from outside: where their rows of weights begin (i32, in weights) and their values (f64); at most 1,024.
  (global (export "mostDense") i32 (i32.const 1024))
  (global $denseBases (export "denseBases") i32 (i32.const 0x19860))
  (global $denseValues (export "denseValues") i32 (i32.const 0x1a860))
  ;; By head (f64): written from outside, and what `addDense` makes of it.
  (global $logits (export "logits") i32 (i32.const 0x1c860))
  ;; The first free byte.
  (global (export "end") i32 (i32.const 0x1d060))

  ;; Of the first `count` n-grams those whose bit is set in `any`. What is not is written over by the next: a branch would be guessed wrong half of the time.
  (func (export "sift") (param $any i32) (param $shift i32) (param $count i32) (result i32)
    (local $at i32) (local $bucket i32) (local $to i32) (local $found i32)
    (local.set $to (global.get $sifted))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $count)))
        (local.set $bucket (i32.shr_u (i32.load (i32.add (global.get $buckets) (i32.shl (local.get $at) (i32.const 2)))) (local.get $shift)))
        (i32.store (local.get $to) (local.get $at))
        (local.set $to (i32.add (local.get $to) (i32.shl (i32.and (i32.const 1) (i32.shr_u
          (i32.load8_u (i32.add (local.get $any) (i32.shr_u (local.get $bucket) (i32.const 3))))
          (i32.and (local.get $bucket) (i32.const 7)))) (i32.const 2))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $to) (global.get $sifted)) (i32.const 2)))

  ;; What a table knows of the first `count` sifted ones. `pairs`: for every 32 buckets, `stride` bytes apart, the bits of those it has rows for and how many rows come before.
  (func (export "gather") (param $pairs i32) (param $stride i32) (param $shift i32) (param $heads i32) (param $count i32)
    (local $from i32) (local $end i32) (local $at i32) (local $bucket i32) (local $pair i32) (local $marks i32) (local $isKnown i32) (local $base i32) (local $rank i32)
    (local $known i32) (local $fullTo i32) (local $concededTo i32)
    (local.set $from (global.get $sifted))
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $fullTo (global.get $full))
    (local.set $concededTo (global.get $conceded))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
        (local.set $at (i32.load (local.get $from)))
        (local.set $bucket (i32.shr_u (i32.load (i32.add (global.get $buckets) (i32.shl (local.get $at) (i32.const 2)))) (local.get $shift)))
        (local.set $pair (i32.add (local.get $pairs) (i32.mul (i32.shr_u (local.get $bucket) (i32.const 5)) (local.get $stride))))
        (local.set $marks (i32.load (local.get $pair)))
        (local.set $isKnown (i32.and (i32.const 1) (i32.shr_u (local.get $marks) (local.get $bucket))))
        (local.set $base (i32.mul (local.get $heads) (i32.add
          (i32.load offset=4 (local.get $pair))
          (i32.popcnt (i32.and (local.get $marks) (i32.sub (i32.shl (i32.const 1) (local.get $bucket)) (i32.const 1)))))))
        (local.set $rank (i32.load8_u (i32.add (global.get $ranks) (local.get $at))))
        (i32.store (i32.add (global.get $positions) (local.get $known)) (local.get $at))
        (i32.store (i32.add (global.get $bases) (local.get $known)) (local.get $base))
        (i32.store (local.get $fullTo) (local.get $base))
        (i32.store (local.get $concededTo) (local.get $base))
        (local.set $known (i32.add (local.get $known) (i32.shl (local.get $isKnown) (i32.const 2))))
        (local.set $fullTo (i32.add (local.get $fullTo) (i32.shl (i32.and (local.get $isKnown) (local.get $rank)) (i32.const 2))))
        (local.set $concededTo (i32.add (local.get $concededTo) (i32.shl (i32.and (local.get $isKnown) (i32.shr_u (local.get $rank) (i32.const 1))) (i32.const 2))))
        (local.set $from (i32.add (local.get $from) (i32.const 4)))
        (br $next)))
    (i32.store (global.get $counts) (i32.shr_u (local.get $known) (i32.const 2)))
    (i32.store offset=4 (global.get $counts) (i32.shr_u (i32.sub (local.get $fullTo) (global.get $full)) (i32.const 2)))
    (i32.store offset=8 (global.get $counts) (i32.shr_u (i32.sub (local.get $concededTo) (global.get $conceded)) (i32.const 2))))

  ;; Writes to `into`, by head, the sum of the rows of weights (as bytes say them: q × |q|) that begin at the first `count` bases of `list`.
  (func (export "sum") (param $weights i32) (param $heads i32) (param $list i32) (param $count i32) (param $into i32)
    (local $end i32) (local $from i32) (local $head i32) (local $to i32) (local $bytes v128) (local $sizes v128) (local $products v128)
    (local $one v128) (local $two v128) (local $three v128) (local $four v128)
    (local.set $end (i32.add (local.get $list) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $heads16
        (br_if $done (i32.ge_u (local.get $head) (local.get $heads)))
        (local.set $to (i32.add (local.get $into) (i32.shl (local.get $head) (i32.const 2))))
        (local.set $one (v128.const i32x4 0 0 0 0))
        (local.set $two (v128.const i32x4 0 0 0 0))
        (local.set $three (v128.const i32x4 0 0 0 0))
        (local.set $four (v128.const i32x4 0 0 0 0))
        (local.set $from (local.get $list))
        (block $summed
          (loop $rows
            (br_if $summed (i32.ge_u (local.get $from) (local.get $end)))
            ;; The last heads are read with bytes of the row behind, whose sums nobody looks at.
            (local.set $bytes (v128.load (i32.add (local.get $weights) (i32.add (i32.load (local.get $from)) (local.get $head)))))
            (local.set $sizes (i8x16.abs (local.get $bytes)))
            (local.set $products (i16x8.extmul_low_i8x16_s (local.get $bytes) (local.get $sizes)))
            (local.set $one (i32x4.add (local.get $one) (i32x4.extend_low_i16x8_s (local.get $products))))
            (local.set $two (i32x4.add (local.get $two) (i32x4.extend_high_i16x8_s (local.get $products))))
            (local.set $products (i16x8.extmul_high_i8x16_s (local.get $bytes) (local.get $sizes)))
            (local.set $three (i32x4.add (local.get $three) (i32x4.extend_low_i16x8_s (local.get $products))))
            (local.set $four (i32x4.add (local.get $four) (i32x4.extend_high_i16x8_s (local.get $products))))
            (local.set $from (i32.add (local.get $from) (i32.const 4)))
            (br $rows)))
        (v128.store (local.get $to) (local.get $one))
        (v128.store offset=16 (local.get $to) (local.get $two))
        (v128.store offset=32 (local.get $to) (local.get $three))
        (v128.store offset=48 (local.get $to) (local.get $four))
        (local.set $head (i32.add (local.get $head) (i32.const 16)))
        (br $heads16))))

  ;; Adds to the logits, for the first `count` dense features in their order, value × weights (f64).
  (func (export "addDense") (param $weights i32) (param $heads i32) (param $count i32)
    (local $head i32) (local $at i32) (local $row i32) (local $to i32) (local $value v128) (local $one v128) (local $two v128) (local $three v128) (local $four v128)
    (block $done
      (loop $heads8
        (br_if $done (i32.ge_u (local.get $head) (local.get $heads)))
        (local.set $to (i32.add (global.get $logits) (i32.shl (local.get $head) (i32.const 3))))
        (local.set $one (v128.load (local.get $to)))
        (local.set $two (v128.load offset=16 (local.get $to)))
        (local.set $three (v128.load offset=32 (local.get $to)))
        (local.set $four (v128.load offset=48 (local.get $to)))
        (local.set $at (i32.const 0))
        (block $added
          (loop $features
            (br_if $added (i32.ge_u (local.get $at) (local.get $count)))
            (local.set $row (i32.add (local.get $weights) (i32.shl (i32.add (local.get $head)
              (i32.load (i32.add (global.get $denseBases) (i32.shl (local.get $at) (i32.const 2))))) (i32.const 3))))
            (local.set $value (v128.load64_splat (i32.add (global.get $denseValues) (i32.shl (local.get $at) (i32.const 3)))))
            (local.set $one (f64x2.add (local.get $one) (f64x2.mul (local.get $value) (v128.load (local.get $row)))))
            (local.set $two (f64x2.add (local.get $two) (f64x2.mul (local.get $value) (v128.load offset=16 (local.get $row)))))
            (local.set $three (f64x2.add (local.get $three) (f64x2.mul (local.get $value) (v128.load offset=32 (local.get $row)))))
            (local.set $four (f64x2.add (local.get $four) (f64x2.mul (local.get $value) (v128.load offset=48 (local.get $row)))))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br $features)))
        (v128.store (local.get $to) (local.get $one))
        (v128.store offset=16 (local.get $to) (local.get $two))
        (v128.store offset=32 (local.get $to) (local.get $three))
        (v128.store offset=48 (local.get $to) (local.get $four))
        (local.set $head (i32.add (local.get $head) (i32.const 8)))
        (br $heads8)))))
