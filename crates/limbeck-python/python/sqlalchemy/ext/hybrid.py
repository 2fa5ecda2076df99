"""Attributes of class and instance."""


class hybrid_method:
    """A method that also works on the class."""

    def __init__(self, func, expr=None):
        self.func = func
        self.expr = expr or func
        self.__name__ = getattr(func, "__name__", None)
        self.__doc__ = func.__doc__

    def __get__(self, instance, owner):
        function = self.expr if instance is None else self.func
        target = owner if instance is None else instance
        return lambda *arg, **kw: function(target, *arg, **kw)

    def expression(self, expr):
        self.expr = expr
        return self

    @property
    def inplace(self):
        return self


class hybrid_property:
    """A property that also works on the class."""

    is_attribute = True

    def __init__(self, fget, fset=None, fdel=None, expr=None, custom_comparator=None,
                 update_expr=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.expr = expr
        self.custom_comparator = custom_comparator
        self.update_expr = update_expr
        self.__name__ = getattr(fget, "__name__", None)
        self.__doc__ = fget.__doc__

    def __class_getitem__(cls, item):
        return cls

    def __get__(self, instance, owner):
        if instance is None:
            function = self.expr if self.expr is not None else self.fget
            if isinstance(function, classmethod):
                function = function.__func__
            if self.custom_comparator is not None and self.expr is None:
                return self.custom_comparator(owner)
            return function(owner)
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _copy(self, **kw):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.update(kw)
        return new

    def getter(self, fget):
        return self._copy(fget=fget)

    def setter(self, fset):
        return self._copy(fset=fset)

    def deleter(self, fdel):
        return self._copy(fdel=fdel)

    def expression(self, expr):
        return self._copy(expr=expr)

    def comparator(self, comparator):
        return self._copy(custom_comparator=comparator)

    def update_expression(self, meth):
        return self._copy(update_expr=meth)

    @property
    def inplace(self):
        return _Inplace(self)

    @property
    def overrides(self):
        return self


class _Inplace:
    """Changes a hybrid property instead of copying it."""

    def __init__(self, attribute):
        self.attribute = attribute

    def _set(self, name, value):
        setattr(self.attribute, name, value)
        return self.attribute

    def getter(self, fget):
        return self._set("fget", fget)

    def setter(self, fset):
        return self._set("fset", fset)

    def deleter(self, fdel):
        return self._set("fdel", fdel)

    def expression(self, expr):
        return self._set("expr", expr)

    def comparator(self, comparator):
        return self._set("custom_comparator", comparator)

    def update_expression(self, meth):
        return self._set("update_expr", meth)


class Comparator:
    """Base of a hybrid's own comparisons."""

    def __init__(self, expression):
        self.expression = expression

    def __clause_element__(self):
        found = self.expression
        while hasattr(found, "__clause_element__"):
            found = found.__clause_element__()
        return found

    def operate(self, op, *other, **kwargs):
        return op(self.__clause_element__(), *other, **kwargs)

    def __eq__(self, other):
        return self.__clause_element__() == other

    def __ne__(self, other):
        return self.__clause_element__() != other

    __hash__ = object.__hash__
