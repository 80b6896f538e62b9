# SPDX-License-Identifier: Apache-2.0
"""Converts MobileFaceNet from TensorFlow Lite to ONNX: convert.py MobileFaceNet.tflite mobilefacenet.onnx

Knows the operations of this one model. NHWC becomes NCHW, the batch of two becomes one, and the
decomposed PReLU (relu(x) + a * (x - |x|)) becomes one operation. Needs Debian's python3-onnx."""
import struct
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

data = open(sys.argv[1], 'rb').read()


def u16(at): return struct.unpack_from('<H', data, at)[0]
def i32(at): return struct.unpack_from('<i', data, at)[0]
def u32(at): return struct.unpack_from('<I', data, at)[0]


class Table:
    """A FlatBuffers table."""

    def __init__(self, at):
        self.at = at
        self.fields = at - i32(at)

    def field(self, index):
        slot = 4 + 2 * index
        offset = u16(self.fields + slot) if slot < u16(self.fields) else 0
        return self.at + offset if offset else None

    def vector(self, index):
        at = self.field(index)
        if at is None:
            return 0, 0
        at += u32(at)
        return at + 4, u32(at)

    def tables(self, index):
        at, length = self.vector(index)
        return [Table(at + 4 * k + u32(at + 4 * k)) for k in range(length)]

    def table(self, index):
        at = self.field(index)
        return Table(at + u32(at))

    def ints(self, index):
        at, length = self.vector(index)
        return [i32(at + 4 * k) for k in range(length)]

    def byte(self, index):
        at = self.field(index)
        return 0 if at is None else data[at]

    def number(self, index, default=0):
        at = self.field(index)
        return default if at is None else i32(at)


model = Table(u32(0))
codes = [max(code.byte(0), code.number(3)) for code in model.tables(1)]
graph = model.tables(2)[0]
tensors = graph.tables(0)
buffers = model.tables(4)
nodes, weights = [], []


def constant(index):
    tensor = tensors[index]
    at, length = buffers[tensor.number(2)].vector(0)
    return np.frombuffer(data, '<f4', length // 4, at).reshape(tensor.ints(0)) if length else None


def weight(name, value):
    weights.append(numpy_helper.from_array(np.ascontiguousarray(value, np.float32), name))
    return name


def name(index):
    return 't%d' % index


def padding(before, after, kernel, stride):
    total = max((after - 1) * stride + kernel - before, 0)
    return total // 2, total - total // 2


ADD, CONV, DEPTHWISE, MUL, RELU, RESHAPE, SUB, ABS = 0, 3, 4, 18, 19, 22, 41, 101
operators = graph.tables(3)
producer = {op.ints(2)[0]: op for op in operators}


def code(op):
    return codes[op.number(0)]


def slope(add):
    """The PReLU's input and slope where an addition is the end of one."""
    left, right = (producer.get(i) for i in add.ints(1))
    if left is None or right is None or code(left) != RELU or code(right) != MUL:
        return None
    a = next(constant(i) for i in right.ints(1) if constant(i) is not None)
    difference = producer[next(i for i in right.ints(1) if constant(i) is None)]
    source = left.ints(1)[0]
    assert code(difference) == SUB and difference.ints(1)[0] == source
    assert code(producer[difference.ints(1)[1]]) == ABS
    return source, 2 * a


for op in operators:
    inputs, output = op.ints(1), op.ints(2)[0]
    kind = code(op)
    if kind in (CONV, DEPTHWISE):
        w, b = constant(inputs[1]), constant(inputs[2])
        options = op.table(4)
        # Both kinds of options begin with padding, width and height of the stride.
        same, sw, sh = options.byte(0) == 0, options.number(1), options.number(2)
        activation = options.byte(4 if kind == DEPTHWISE else 3)
        assert activation == 0
        w = w.transpose(3, 0, 1, 2) if kind == DEPTHWISE else w.transpose(0, 3, 1, 2)
        before, after = tensors[inputs[0]].ints(0), tensors[output].ints(0)
        top, bottom = padding(before[1], after[1], w.shape[2], sh) if same else (0, 0)
        left, right = padding(before[2], after[2], w.shape[3], sw) if same else (0, 0)
        nodes.append(helper.make_node(
            'Conv', [name(inputs[0]), weight('w%d' % output, w), weight('b%d' % output, b)],
            [name(output)], kernel_shape=w.shape[2:], strides=[sh, sw],
            pads=[top, left, bottom, right], group=w.shape[0] if kind == DEPTHWISE else 1))
    elif kind == ADD:
        prelu = slope(op)
        if prelu:
            nodes.append(helper.make_node(
                'PRelu', [name(prelu[0]), weight('a%d' % output, prelu[1].reshape(-1, 1, 1))],
                [name(output)]))
        else:
            nodes.append(helper.make_node('Add', [name(i) for i in inputs], [name(output)]))
    elif kind == RESHAPE:
        nodes.append(helper.make_node('Flatten', [name(inputs[0])], [name(output)]))
    else:
        assert kind in (RELU, ABS, SUB, MUL), kind

first, last = name(graph.ints(1)[0]), name(graph.ints(2)[0])
result = helper.make_model(
    helper.make_graph(
        nodes, 'MobileFaceNet',
        [helper.make_tensor_value_info(first, TensorProto.FLOAT, [1, 3, 112, 112])],
        [helper.make_tensor_value_info(last, TensorProto.FLOAT, [1, tensors[graph.ints(2)[0]].ints(0)[1]])],
        weights),
    opset_imports=[helper.make_opsetid('', 13)], ir_version=8, producer_name='convert.py')
onnx.checker.check_model(result)
onnx.save(result, sys.argv[2])
