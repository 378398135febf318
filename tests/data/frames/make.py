import pandas as pd, polars as pl, duckdb
ids=[1,2,3,4]
d=dict(id=ids, arm=[1,2,None,2], n=[3,None,100000,7], x=[0.1,0.1+0.2,6.3e-05,None], big=[1e16,2.5,1e-7,1/3], ok=[True,False,True,True], day=["2024-06-30",None,"2024-01-05","2024-12-31"])
df=pd.DataFrame(d)
df.to_csv("pandas.csv",index=False)
df.to_csv("pandas_na.csv",index=False,na_rep="NA")
pl.DataFrame(d,strict=False).write_csv("polars.csv")
pl.DataFrame(d,strict=False).with_columns(pl.col("arm").cast(pl.Float64)).write_csv("polars_float.csv",null_value="null")
con=duckdb.connect()
con.register("df",df)
con.execute("copy (select * from df) to 'duckdb.csv' (header, delimiter ',')")
con.execute("copy (select id, arm, n, x, big, ok, cast(day as date) as day from df) to 'duckdb.json' (array true)")
df.to_json("pandas.json",orient="records",double_precision=15)
df.to_json("pandas.jsonl",orient="records",lines=True)
