person-not-yours-to-see-and = Không thuộc quyền xem của bạn, có hay không có cũng không hiện:
person-title = Hồ sơ
